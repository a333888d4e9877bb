package io.github.meshcorejvm.cli.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.paho.client.mqttv3.MqttException;

/** Describes briefly why a connection failed or ended. Reveals no secret: no text here comes from the configuration. */
final class Failures {

    /** The JDK's message when the other end answered in plain text. */
    private static final Pattern HANG_UP = Pattern.compile("Connection reset|Broken pipe");

    private static final String NOT_TLS = "Unsupported or unrecognized SSL message";

    private Failures() {}

    static String reason(Throwable failure) {
        Throwable root = root(failure);
        if (root instanceof MqttException) {
            return reason((MqttException) root);
        }
        if (root instanceof SocketTimeoutException) {
            return "timed out waiting for an answer";
        }
        if (isHangUp(root)) {
            return "the broker closed the connection";
        }
        if (root instanceof UnknownHostException) {
            return "unknown host name";
        }
        if (root instanceof NoRouteToHostException) {
            return "no route to the host";
        }
        if (root instanceof NoSuchFileException missing) {
            return "missing file " + missing.getFile();
        }
        if (root instanceof ConnectException) {
            return "connection refused: the port is closed or blocked";
        }
        if (root instanceof CertificateExpiredException) {
            return "TLS failed: the certificate of the broker has expired (" + root.getMessage() + ")";
        }
        if (root instanceof CertificateNotYetValidException) {
            return "TLS failed: the certificate of the broker is not valid yet, or the clock of this machine is wrong ("
                    + root.getMessage() + ")";
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return NOT_TLS.equals(root.getMessage())
                    ? "TLS failed: the port does not use TLS"
                    : "TLS failed: " + root.getMessage();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** Whether the other end closed the connection, orderly or with a reset. */
    static boolean isClosed(Throwable failure) {
        return isHangUp(root(failure));
    }

    private static boolean isHangUp(Throwable root) {
        // The JDK throws the same class if the network is down and if there are no more file descriptors.
        return root instanceof EOFException
                || root.getClass() == SocketException.class
                        && HANG_UP.matcher(String.valueOf(root.getMessage())).lookingAt();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String reason(MqttException failure) {
        switch (failure.getReasonCode()) {
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION:
                return "user name or password refused by the broker";
            case MqttException.REASON_CODE_NOT_AUTHORIZED:
                return "not authorized by the broker: user name, password or client id refused";
            case MqttException.REASON_CODE_CLIENT_TIMEOUT:
                return "timed out waiting for an answer";
            case MqttException.REASON_CODE_CONNECTION_LOST:
            case MqttException.REASON_CODE_CLIENT_NOT_CONNECTED:
                return "the connection was lost";
            default:
                return failure.getMessage() + " (" + failure.getReasonCode() + ")";
        }
    }
}
