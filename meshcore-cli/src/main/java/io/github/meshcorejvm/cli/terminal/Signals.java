package io.github.meshcorejvm.cli.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles signals in place of the JVM, which would exit with its own status. The JDK offers only an undocumented class for
 * this; if that is missing, the JVM's own behaviour stays.
 */
public final class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** Runs {@code action} whenever the signal {@code name} (without SIG) arrives. */
    public static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler handling = (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "handle":
                        action.run();
                        return null;
                    case "equals":
                        return arguments != null && proxy == arguments[0];
                    case "hashCode":
                        return System.identityHashCode(proxy);
                    default:
                        return "signal " + name;
                }
            };
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, handling);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            LOG.debug("cannot handle the signal {}: {}", name, unavailable.toString());
        }
    }
}
