package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.HexFormat;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.Test;

/** An operator reads from one line what is wrong with a broker. */
class FailuresTest {

    @Test
    void certificatesOutOfTheirTimeAreCalledSo() {
        SSLHandshakeException expired = new SSLHandshakeException("PKIX path validation failed");
        expired.initCause(new CertificateExpiredException("NotAfter: Fri Jan 31 00:00:01 UTC 2020"));
        assertThat(Failures.reason(expired))
                .isEqualTo("TLS failed: the certificate of the broker has expired"
                        + " (NotAfter: Fri Jan 31 00:00:01 UTC 2020)");
        SSLHandshakeException early = new SSLHandshakeException("PKIX path validation failed");
        early.initCause(new CertificateNotYetValidException("NotBefore: Sat Nov 28 00:00:00 UTC 2026"));
        assertThat(Failures.reason(early)).contains("is not valid yet, or the clock of this machine is wrong");
    }

    @Test
    void aConnectionThatIsClosedBetweenAnswerAndSubscriptionIsLost() {
        assertThat(Failures.reason(new MqttException(MqttException.REASON_CODE_CLIENT_NOT_CONNECTED)))
                .isEqualTo("the connection was lost");
    }

    /** The answer of Mosquitto 2 to a client of MQTT 5. */
    @Test
    void anAnswerOfMqtt5IsCalledSo() {
        byte[] rest = HexFormat.of().parseHex("000003210014");
        try (InputStream in = new ByteArrayInputStream(rest)) {
            assertThatThrownBy(() -> BrokerPacket.read(in, 0x20, rest.length)).hasMessageContaining("as MQTT 5 does");
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
