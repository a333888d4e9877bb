package io.github.meshcorejvm.cli.process;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Does to a running program what no input can: holds one of its threads for good, or ends it by an {@code Error}. */
final class Debugger implements AutoCloseable {

    private final VirtualMachine machine;

    private Debugger(VirtualMachine machine) {
        this.machine = machine;
    }

    /** The option with which a program can be reached at {@code port}. */
    static String option(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    static Debugger attach(int port) throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return new Debugger(connector.attach(arguments));
    }

    /** Holds the thread that next calls that method, and no other. */
    void holdAt(String className, String method) {
        Location entry = machine.classesByName(className)
                .get(0)
                .methodsByName(method)
                .get(0)
                .location();
        BreakpointRequest held = machine.eventRequestManager().createBreakpointRequest(entry);
        held.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        held.enable();
    }

    /** Ends the thread by an error that comes out of whatever it does. */
    void kill(String thread) throws Exception {
        ThreadReference victim = machine.allThreads().stream()
                .filter(one -> one.name().equals(thread))
                .findFirst()
                .orElseThrow();
        ThreadReference main = machine.allThreads().stream()
                .filter(one -> one.name().equals("main"))
                .findFirst()
                .orElseThrow();
        victim.stop(error(main));
    }

    /** An instance has to be made by a thread that is at an event. */
    private ObjectReference error(ThreadReference main) throws Exception {
        holdAt("io.github.meshcorejvm.cli.ingest.OverflowLog", "look");
        while (true) {
            EventSet events = machine.eventQueue().remove();
            if (events.stream().noneMatch(event -> event instanceof ClassPrepareEvent) && main.isAtBreakpoint()) {
                ClassType type = (ClassType)
                        machine.classesByName("java.lang.OutOfMemoryError").get(0);
                ObjectReference error = type.newInstance(
                        main, type.methodsByName("<init>", "()V").get(0), List.of(), 0);
                error.disableCollection();
                machine.eventRequestManager().deleteAllBreakpoints();
                events.resume();
                return error;
            }
            events.resume();
        }
    }

    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (com.sun.jdi.VMDisconnectedException ended) {
            // With its program.
        }
    }
}
