package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.Signal;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.testing.JdkTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public constructor and static method of an exported package refuses null for every parameter. */
class NullHostilityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.meshcorejvm.store");

    private static final Set<String> EXPORTED = exported();

    private static Set<String> exported() {
        try (InputStream module =
                Files.newInputStream(Path.of(JdkTool.location(MeshStore.class), "module-info.class"))) {
            return ModuleDescriptor.read(module).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a caller may pass where the parameter under test is another. */
    private static final List<Object> SAMPLES = List.of(
            "a",
            Bytes.EMPTY,
            packet(),
            packet().payload(),
            PayloadType.ACK,
            ChannelKeyring.EMPTY,
            RegionScopes.EMPTY,
            Path.of("mesh.db"),
            StoreOptions.DEFAULT,
            PostgresUrl.parse("postgres://user@host/database"),
            StoreLocation.parse("mesh.db"),
            InterpreterSettings.DEFAULT,
            interpretation(),
            packet().contentHash(),
            new ScopeMatch.NotScoped(),
            new ClientStamp("a", Instant.EPOCH, Instant.EPOCH),
            new ClientPosition(1, 1, OptionalDouble.empty()),
            Signal.NONE,
            RetentionPolicy.Clients.FOR_EVER,
            new ObserverRef("a", Optional.empty(), Optional.empty()),
            NeighborOptions.DEFAULT,
            GraphQuery.ALL,
            Clock.systemUTC(),
            Instant.EPOCH,
            Duration.ofHours(1),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            List.of(),
            Set.of());

    private static Packet packet() {
        try {
            return Packet.decode(Bytes.ofHex("0d00efbeadde"));
        } catch (PacketFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Interpretation.Stored interpretation() {
        return (Interpretation.Stored) new PacketInterpreter(InterpreterSettings.DEFAULT).interpret(packet());
    }

    static Stream<Executable> callables() {
        List<Executable> callables = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            Class<?> reflected = type.reflect();
            boolean exported = Modifier.isPublic(reflected.getModifiers())
                    && MeshStore.class.getModule() == reflected.getModule()
                    && EXPORTED.contains(type.getPackageName())
                    && (reflected.getEnclosingClass() == null
                            || Modifier.isPublic(reflected.getEnclosingClass().getModifiers()));
            if (exported) {
                callables.addAll(List.of(reflected.getConstructors()));
                for (Method method : reflected.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers())
                            && Modifier.isStatic(method.getModifiers())
                            && !method.isSynthetic()) {
                        callables.add(method);
                    }
                }
            }
        }
        return callables.stream()
                .filter(callable -> Stream.of(callable.getParameterTypes()).anyMatch(type -> !type.isPrimitive()))
                .filter(callable -> !callable.getName().equals("valueOf"))
                // A cause may be missing, as in every exception.
                .filter(callable -> !Throwable.class.isAssignableFrom(callable.getDeclaringClass()));
    }

    @ParameterizedTest
    @MethodSource("callables")
    void refusesNull(Executable callable) throws ReflectiveOperationException {
        Class<?>[] types = callable.getParameterTypes();
        for (int target = 0; target < types.length; target++) {
            if (!types[target].isPrimitive()) {
                Object[] arguments = new Object[types.length];
                for (int i = 0; i < types.length; i++) {
                    arguments[i] = i == target ? null : sample(types[i]);
                }
                assertThat(thrownBy(callable, arguments))
                        .as("%s, parameter %d", callable, target)
                        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
            }
        }
    }

    private static Throwable thrownBy(Executable callable, Object[] arguments) throws ReflectiveOperationException {
        try {
            if (callable instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) callable).invoke(null, arguments);
            }
            return new AssertionError("took null");
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private static Object sample(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == double.class) {
            return 1.0;
        } else if (type == boolean.class) {
            return false;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        // Null for a type that only comes last or alone, where it is as good as anything.
        return SAMPLES.stream().filter(type::isInstance).findFirst().orElse(null);
    }
}
