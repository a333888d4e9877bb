package io.github.meshcorejvm.cli.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.client.mqttv3.MqttException;

/** Tells in a few words why a connection failed or ended. Never a secret: no text here comes from the configuration. */
final class Failures {

    private Failures() {}

    static String tell(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof MqttException) {
            return tell((MqttException) root);
        }
        if (root instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (root instanceof EOFException) {
            return "the broker closed the connection";
        }
        if (root instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (root instanceof ConnectException) {
            return "the connection was refused";
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return "TLS: " + root.getMessage();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static String tell(MqttException failure) {
        switch (failure.getReasonCode()) {
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION:
                return "the broker does not accept user name or password";
            case MqttException.REASON_CODE_NOT_AUTHORIZED:
                return "the broker does not let this client in";
            case MqttException.REASON_CODE_CLIENT_TIMEOUT:
                return "no answer in time";
            case MqttException.REASON_CODE_CONNECTION_LOST:
                return "the connection was lost";
            default:
                return failure.getMessage() + " (" + failure.getReasonCode() + ")";
        }
    }
}
