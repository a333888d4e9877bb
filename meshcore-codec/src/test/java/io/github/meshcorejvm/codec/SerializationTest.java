package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.exchange.Counters;
import io.github.meshcorejvm.codec.exchange.RequestData;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import io.github.meshcorejvm.codec.exchange.Status;
import io.github.meshcorejvm.codec.vectors.GoldenVector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values survive Java serialization, with which Spark and Flink move them between machines. */
class SerializationTest {

    private static Object copy(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void packetsAndPayloads() throws Exception {
        for (GoldenVector vector :
                GoldenVector.packets().filter(GoldenVector::isPacket).toList()) {
            assertThat(copy(vector.packet())).isEqualTo(vector.packet());
            assertThat(copy(vector.packet().payload()))
                    .isEqualTo(vector.packet().payload());
        }
    }

    /** A slice keeps the array of its whole frame; what is written is only the slice. */
    @Test
    void slicesAreWrittenWithoutTheirFrame() throws Exception {
        Bytes slice = Bytes.ofHex("00".repeat(200) + "ab").slice(200, 201);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(slice);
        }
        assertThat(bytes.size()).isLessThan(200);
        assertThat(copy(slice)).isEqualTo(slice);
    }

    @ParameterizedTest
    @EnumSource(ResponseType.class)
    void responses(ResponseType type) throws Exception {
        for (String data : new String[] {"", "4f4b", "01670102030405", "0102030405060708090a0b0c0d0e0f10"}) {
            ResponseData decoded = ResponseData.decode(type, Bytes.ofHex(data));
            assertThat(copy(decoded)).isEqualTo(decoded);
        }
    }

    @Test
    void statusOfEitherKindOfServer() throws Exception {
        Counters counters = new Counters(1, 2, -3, -4, 5, 6, 7, 8, 9, 10, 11, 12, 13, -14, 15, 16);
        for (Optional<Status.Server> server : List.of(
                Optional.<Status.Server>of(new Status.Room(1, 2)),
                Optional.<Status.Server>of(new Status.Repeater(1, 2)),
                Optional.<Status.Server>empty())) {
            Status status = new Status(counters, server, Bytes.EMPTY);
            assertThat(copy(status)).isEqualTo(status);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Status(counters, Optional.empty(), Bytes.copyOf(new byte[8])))
                .withMessage("trailing of a status without server must be 0..7 bytes but was 8");
        Status unknown = new Status(counters, Optional.empty(), Bytes.copyOf(new byte[7]));
        assertThat(copy(unknown)).isEqualTo(unknown);
        RequestData parameters = new RequestData.KeepAlive(1, Bytes.EMPTY);
        assertThat(copy(parameters)).isEqualTo(parameters);
    }
}
