package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.crypto.Ed25519Verifier;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.crypto.SharedSecret;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.direct.NodePair;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.exchange.ResponseMatcher;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.AppDataBuilder;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public constructor and method refuses null for every parameter, and a list with null in it, and says so with a
 * NullPointerException.
 */
class NullHostilityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.meshcorejvm.codec");

    /** What a caller may pass where the parameter under test is another. */
    private static final List<Object> SAMPLES = List.of(
            Bytes.EMPTY,
            new byte[0],
            "",
            HopPath.EMPTY,
            RouteType.FLOOD,
            PayloadType.ACK,
            new TransportCodes(0, 0),
            new Ack(0, Bytes.EMPTY),
            new NodeKey(Bytes.copyOf(new byte[32])),
            NodeKeyPair.ofSeed(Bytes.copyOf(new byte[32])),
            ChannelKey.PUBLIC,
            ChannelKeyring.EMPTY,
            NodeKeyring.EMPTY,
            RegionScopes.EMPTY,
            StructureKeys.NONE,
            ChannelMessage.of(0, "a", "b"),
            (Ed25519Verifier) (key, message, signature) -> false,
            AdvertVerifier.jdk(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            List.of());

    private static final NodeKeyPair NODE = NodeKeyPair.ofSeed(Bytes.copyOf(new byte[32]));

    /** What instance methods are called on. */
    private static final List<Object> RECEIVERS = List.of(
            Bytes.EMPTY,
            HopPath.EMPTY,
            NODE,
            NODE.publicKey(),
            NodePair.of(NODE, NODE.publicKey()),
            SharedSecret.of(Bytes.copyOf(new byte[32])),
            ChannelKey.PUBLIC,
            ChannelKeyring.EMPTY,
            ChannelKeyring.builder(),
            NodeKeyring.EMPTY,
            new RequestContent(0, RequestContent.STATUS, Bytes.EMPTY),
            DirectText.command(0, ""),
            RegionScopes.EMPTY,
            AdvertVerifier.jdk(),
            AppDataBuilder.of(NodeType.CHAT),
            new ResponseMatcher());

    static Stream<Executable> callables() {
        List<Executable> callables = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            Class<?> reflected = type.reflect();
            boolean exported = Modifier.isPublic(reflected.getModifiers())
                    && !type.getPackageName().endsWith(".internal")
                    && (reflected.getEnclosingClass() == null
                            || Modifier.isPublic(reflected.getEnclosingClass().getModifiers()));
            if (exported) {
                callables.addAll(List.of(reflected.getConstructors()));
                for (Method method : reflected.getDeclaredMethods()) {
                    boolean isCallable = Modifier.isStatic(method.getModifiers())
                            || RECEIVERS.stream().anyMatch(reflected::isInstance)
                                    && !method.getName().equals("equals");
                    if (Modifier.isPublic(method.getModifiers()) && isCallable && !method.isSynthetic()) {
                        callables.add(method);
                    }
                }
            }
        }
        return callables.stream()
                .filter(callable -> Stream.of(callable.getParameterTypes()).anyMatch(type -> !type.isPrimitive()))
                .filter(callable -> !callable.getName().equals("valueOf"));
    }

    @ParameterizedTest
    @MethodSource("callables")
    void refusesNull(Executable callable) throws ReflectiveOperationException {
        Class<?>[] types = callable.getParameterTypes();
        for (int target = 0; target < types.length; target++) {
            if (types[target].isPrimitive()) {
                continue;
            }
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                arguments[i] = i == target ? null : sample(types[i]);
            }
            assertThat(thrownBy(callable, arguments))
                    .as("%s, parameter %d", callable, target)
                    .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
            if (types[target] == List.class || types[target] == Collection.class) {
                arguments[target] = Collections.singletonList(null);
                assertThat(thrownBy(callable, arguments))
                        .as("%s, parameter %d with null in it", callable, target)
                        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
                arguments[target] = null;
            }
            if (types.length == 1) {
                assertThat(thrownBy(callable, arguments)).isInstanceOf(NullPointerException.class);
            }
        }
    }

    private static Throwable thrownBy(Executable callable, Object[] arguments) throws ReflectiveOperationException {
        try {
            if (callable instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) callable).invoke(receiver(callable.getDeclaringClass()), arguments);
            }
            return new AssertionError("took null");
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    /** Null for a class that has only static methods here. */
    private static Object receiver(Class<?> type) {
        return RECEIVERS.stream().filter(type::isInstance).findFirst().orElse(null);
    }

    private static Object sample(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == double.class) {
            return 0.0;
        } else if (type == boolean.class) {
            return false;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return SAMPLES.stream().filter(type::isInstance).findFirst().orElseGet(() -> header(type));
    }

    private static Object header(Class<?> type) {
        if (type == PacketHeader.class) {
            return PacketHeader.ofByte(0x0D);
        } else if (type == Payload.class) {
            return new Ack(0, Bytes.EMPTY);
        } else if (type == Collection.class) {
            return List.of();
        }
        // A type that only comes last or alone; null there is as good as anything.
        return null;
    }
}
