package io.github.meshcorejvm.cli.process;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.Location;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.Map;

/** Does to a running program what no input can: holds one of its threads for good, or ends it. */
final class Debugger {

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

    /** Ends the thread whose name begins so by an error that comes out of nowhere. */
    void kill(String threadName) throws InvalidTypeException {
        ThreadReference thread = machine.allThreads().stream()
                .filter(one -> one.name().startsWith(threadName))
                .findFirst()
                .orElseThrow();
        // The JVM keeps some for the time when it has no memory to make one.
        thread.stop(machine.classesByName("java.lang.OutOfMemoryError")
                .get(0)
                .instances(1)
                .get(0));
        machine.dispose();
    }
}
