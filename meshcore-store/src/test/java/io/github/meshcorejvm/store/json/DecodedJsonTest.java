package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The decoded_json contract, row by row. The packets are written by hand, and so is what is expected of them; both with
 * single quotes in place of double ones. A frame begins with its header byte and {@code 00}, no hops, unless noted.
 */
class DecodedJsonTest {

    private static final String KEY = "11".repeat(32);
    private static final String SIGNATURE = "22".repeat(64);
    private static final ChannelKeyring PUBLIC =
            ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC).build();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            REQ             | 0100 a1b2c3d4e5f6   | {'type':'REQ','destHash':'a1','srcHash':'b2','mac':'c3d4','encryptedData':'e5f6'}
            nothing inside  | 0100 a1b2c3d4       | {'type':'REQ','destHash':'a1','srcHash':'b2','mac':'c3d4'}
            too short       | 0100 a1b2c3         | {'type':'REQ','error':'too short','raw':'a1b2c3'}
            empty           | 0100                | {'type':'REQ','error':'too short'}
            RESPONSE        | 0500 a1b2c3d4e5f6   | {'type':'RESPONSE','destHash':'a1','srcHash':'b2','mac':'c3d4','encryptedData':'e5f6'}
            TXT_MSG         | 0900 a1b2c3d4e5f6   | {'type':'TXT_MSG','destHash':'a1','srcHash':'b2','mac':'c3d4','encryptedData':'e5f6'}
            PATH            | 2100 a1b2c3d4e5f6   | {'type':'PATH','destHash':'a1','srcHash':'b2','mac':'c3d4','pathData':'e5f6'}
            ACK of 4        | 0d00 78563402       | {'type':'ACK','extraHash':'02345678','ackLen':4}
            ACK of 5        | 0d00 7856341200     | {'type':'ACK','extraHash':'12345678','ackLen':5,'ackAttempt':0}
            ACK of 6        | 0d00 7856341205aa   | {'type':'ACK','extraHash':'12345678','ackLen':6,'ackAttempt':5,'ackRand':170}
            ACK of 8        | 0d00 7856341205aabb | {'type':'ACK','extraHash':'12345678','ackLen':6,'ackAttempt':5,'ackRand':170}
            ACK too short   | 0d00 785634         | {'type':'ACK','error':'too short','raw':'785634'}
            ADVERT short    | 1100 aa             | {'type':'ADVERT','error':'too short for advert','raw':'aa'}
            GRP_TXT short   | 1500 aabb           | {'type':'GRP_TXT','error':'too short','raw':'aabb'}
            GRP_DATA short  | 1900 aabb           | {'type':'GRP_DATA','error':'too short','raw':'aabb'}
            ANON_REQ short  | 1d00 aabb           | {'type':'ANON_REQ','error':'too short','raw':'aabb'}
            TRACE           | 2600 0100000002000000 00 aabb | {'type':'TRACE','tag':1,'authCode':2,'traceFlags':0,'pathData':'aabb'}
            TRACE, 2 hops   | 260214f8 ffffffff00000000 01 aabbccdd | {'type':'TRACE','tag':4294967295,'traceFlags':1,'pathData':'aabbccdd','snrValues':[5.0,-2.0]}
            TRACE, no route | 260114 0000000000000000 00 | {'type':'TRACE','traceFlags':0}
            TRACE short     | 2600 0100000002000000 | {'type':'TRACE','error':'too short','raw':'0100000002000000'}
            MULTIPART ack   | 2900 53 78563412    | {'type':'MULTIPART','remaining':5,'innerType':3,'innerTypeName':'ACK','innerAckCrc':'12345678','innerAckLen':4}
            ack of 6        | 2900 03 785634120709 | {'type':'MULTIPART','remaining':0,'innerType':3,'innerTypeName':'ACK','innerAckCrc':'12345678','innerAckLen':6,'innerAckAttempt':7,'innerAckRand':9}
            ack too short   | 2900 03 785634      | {'type':'MULTIPART','remaining':0,'innerType':3,'innerTypeName':'ACK','innerPayload':'785634'}
            other inside    | 2900 12 aabb        | {'type':'MULTIPART','remaining':1,'innerType':2,'innerTypeName':'TXT_MSG','innerPayload':'aabb'}
            reserved inside | 2900 1d             | {'type':'MULTIPART','remaining':1,'innerType':13,'innerTypeName':'UNKNOWN'}
            DISCOVER_REQ    | 2e00 80 05 01020304 | {'type':'CONTROL','ctrlFlags':'80','ctrlZeroHop':true,'ctrlLength':6,'raw':'800501020304','ctrlSubtype':'DISCOVER_REQ','ctrlFilter':5,'ctrlTag':67305985}
            REQ with since  | 2e00 80 00 00000000 0a000000 | {'type':'CONTROL','ctrlFlags':'80','ctrlZeroHop':true,'ctrlLength':10,'raw':'8000000000000a000000','ctrlSubtype':'DISCOVER_REQ','ctrlFilter':0,'ctrlTag':0,'ctrlSince':10}
            REQ cut         | 2e00 80 05          | {'type':'CONTROL','ctrlFlags':'80','ctrlZeroHop':true,'ctrlLength':2,'raw':'8005','ctrlSubtype':'DISCOVER_REQ'}
            DISCOVER_RESP   | 2e00 92 f8 01000000 a1a2a3a4a5a6a7a8 | {'type':'CONTROL','ctrlFlags':'92','ctrlZeroHop':true,'ctrlLength':14,'raw':'92f801000000a1a2a3a4a5a6a7a8','ctrlSubtype':'DISCOVER_RESP','ctrlNodeType':2,'ctrlSNR':-8,'ctrlTag':1,'ctrlPubKey':'a1a2a3a4a5a6a7a8'}
            RESP, 7 of key  | 2e00 92 f8 01000000 a1a2a3a4a5a6a7 | {'type':'CONTROL','ctrlFlags':'92','ctrlZeroHop':true,'ctrlLength':13,'raw':'92f801000000a1a2a3a4a5a6a7','ctrlSubtype':'DISCOVER_RESP','ctrlNodeType':2,'ctrlSNR':-8,'ctrlTag':1}
            RESP cut        | 2e00 92             | {'type':'CONTROL','ctrlFlags':'92','ctrlZeroHop':true,'ctrlLength':1,'raw':'92','ctrlSubtype':'DISCOVER_RESP','ctrlNodeType':2}
            other CONTROL   | 2e00 10 aa          | {'type':'CONTROL','ctrlFlags':'10','ctrlZeroHop':false,'ctrlLength':2,'raw':'10aa','ctrlSubtype':'UNKNOWN'}
            CONTROL empty   | 2e00                | {'type':'CONTROL','error':'too short'}
            RAW_CUSTOM      | 3e00 c0ffee         | {'type':'RAW_CUSTOM','rawLength':3,'raw':'c0ffee','firstByteTag':'C0'}
            RAW empty       | 3e00                | {'type':'RAW_CUSTOM','rawLength':0}
            reserved        | 3100 aa             | {'type':'UNKNOWN','raw':'aa'}
            """)
    void tellsEachPayload(String name, String frame, String expected) throws PacketFormatException {
        assertThat(decode(frame, ChannelKeyring.EMPTY)).as(name).isEqualTo(json(expected));
    }

    @Test
    void ofADiscoveryResponseTheKeyIsWholeOrCutToEight() throws PacketFormatException {
        assertThat(decode("2e00 92 00 00000000" + KEY + "ff", PUBLIC)
                        .get("ctrlPubKey")
                        .getAsString())
                .isEqualTo(KEY);
        assertThat(decode("2e00 92 00 00000000" + KEY.substring(2), PUBLIC)
                        .get("ctrlPubKey")
                        .getAsString())
                .isEqualTo("11".repeat(8));
    }

    @Test
    void tellsAnAnonymousRequest() throws PacketFormatException {
        assertThat(decode("1d00 a1" + KEY + "b1b2" + "c1", PUBLIC))
                .isEqualTo(json("{'type':'ANON_REQ','destHash':'a1','ephemeralPubKey':'" + KEY
                        + "','mac':'b1b2','encryptedData':'c1'}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no keys at all,                     1500 A7 beef 00112233445566778899aabbccddeeff, '', no_key",
        "a ciphertext too short to try,      1500 11 beef 00112233,                         Public, no_key",
        "no key of that channel,             1500 A7 beef 00112233445566778899aabbccddeeff, Public, decryption_failed",
        "a key that does not open it,        1500 11 beef 00112233445566778899aabbccddeeff, Public, decryption_failed",
        "a ciphertext of no whole blocks,    1500 11 beef 0011223344556677889900,           Public, decryption_failed",
        "the same of data,                   1900 11 beef 00112233445566778899aabbccddeeff, Public, decryption_failed",
    })
    void tellsWhyAChannelStaysShut(String name, String frame, String keys, String status) throws PacketFormatException {
        JsonObject json = decode(frame, keys.isEmpty() ? ChannelKeyring.EMPTY : PUBLIC);
        assertThat(json.get("decryptionStatus").getAsString()).as(name).isEqualTo(status);
        assertThat(json.get("type").getAsString()).isEqualTo(frame.startsWith("15") ? "GRP_TXT" : "GRP_DATA");
        assertThat(json.get("mac").getAsString()).isEqualTo("beef");
        assertThat(json.get("channelHashHex").getAsString()).isEqualTo(frame.substring(5, 7));
        assertThat(json.has("encryptedData")).isTrue();
    }

    @Test
    void aChannelHashOfZeroIsOnlyWrittenInHex() throws PacketFormatException {
        assertThat(decode("1500 00beef", PUBLIC))
                .isEqualTo(json("{'type':'GRP_TXT','channelHashHex':'00','decryptionStatus':'no_key','mac':'beef'}"));
    }

    /** Firmware vector A-group-0001. */
    @Test
    void tellsAChannelMessage() throws PacketFormatException {
        assertThat(decode("1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1", PUBLIC))
                .isEqualTo(json("{'type':'CHAN','channel':'Public','channelHash':17,'channelHashHex':'11',"
                        + "'decryptionStatus':'decrypted','sender':'Alice','text':'Alice: Hi all',"
                        + "'sender_timestamp':1782729744}"));
    }

    @Test
    void tellsAnAdvert() throws PacketFormatException {
        assertThat(decode("1100" + KEY + "3845c969" + SIGNATURE + "92 200de402 30db72ff 5269646765", PUBLIC))
                .isEqualTo(json("{'type':'ADVERT','pubKey':'" + KEY + "','timestamp':1774798136,"
                        + "'timestampISO':'2026-03-29T15:28:56.000Z','signature':'" + SIGNATURE + "','flags':"
                        + "{'raw':146,'type':2,'chat':false,'repeater':true,'room':false,'sensor':false,"
                        + "'hasLocation':true,'hasFeat1':false,'hasFeat2':false,'hasName':true},"
                        + "'lat':48.5,'lon':-9.25,'name':'Ridge'}"));
    }

    @Test
    void tellsASensorWithEverythingEvenZeros() throws PacketFormatException {
        JsonObject json = decode(
                "1100" + KEY + "00000000" + SIGNATURE + "f4 00000000 ffffffff 0700 0000 530a01 00 740e f3fd", PUBLIC);
        assertThat(json.has("timestamp")).isFalse();
        assertThat(json.get("timestampISO").getAsString()).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(json.get("lat").getAsDouble()).isZero();
        assertThat(json.get("lon").getAsDouble()).isEqualTo(-1e-6);
        assertThat(json.get("feat1").getAsInt()).isEqualTo(7);
        assertThat(json.get("feat2").getAsInt()).isZero();
        assertThat(json.get("name").getAsString()).isEqualTo("S\n");
        assertThat(json.get("battery_mv").getAsInt()).isEqualTo(3700);
        assertThat(json.get("temperature_c").getAsDouble()).isEqualTo(-5.25);
        assertThat(json.has("signatureValid")).as("nobody checked").isFalse();
    }

    @Test
    void saysThatAppDataIsCutShort() throws PacketFormatException {
        JsonObject json = decode("1100" + KEY + "01000000" + SIGNATURE + "91 00112233", PUBLIC);
        assertThat(json.get("appDataIncomplete").getAsBoolean()).isTrue();
        assertThat(json.has("lat")).isFalse();
        assertThat(json.has("name")).isFalse();
    }

    @Test
    void anAdvertWithoutAppDataHasNoFlagsAndTheResultOfTheCheck() throws PacketFormatException {
        Packet packet = Packet.decode(Bytes.ofHex("1100" + KEY + "01000000" + SIGNATURE));
        JsonObject json = JsonParser.parseString(DecodedJson.of(
                        PacketReading.of(packet, ChannelKeyring.EMPTY, Optional.of(AdvertVerifier.jdk()))))
                .getAsJsonObject();
        assertThat(json.has("flags")).isFalse();
        assertThat(json.get("signatureValid").getAsBoolean()).isFalse();
    }

    private static JsonObject decode(String frame, ChannelKeyring keys) throws PacketFormatException {
        Packet packet = Packet.decode(Bytes.ofHex(frame.replace(" ", "")));
        // Through its text, as readers get it: 5 and 5.0 are then told apart only where they differ as numbers.
        return JsonParser.parseString(DecodedJson.of(PacketReading.of(packet, keys, Optional.empty())))
                .getAsJsonObject();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }
}
