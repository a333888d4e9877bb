package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.ConfigBytes;
import io.github.meshcorejvm.cli.config.SourceConfig.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The trusted and the own certificates of encrypted connections. The files are read again for each connection, so that renewed
 * certificates are used.
 *
 * @param sockets creates encrypted sockets
 * @param verifiesHost whether the certificate must name the broker's host
 */
record BrokerTls(SSLSocketFactory sockets, boolean verifiesHost) {

    private static final char[] NO_PASSWORD = {};

    /** Reads the certificates that {@code tls} names. */
    static BrokerTls of(Tls tls) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(tls), trustManagers(tls), null);
            return new BrokerTls(context.getSocketFactory(), tls.rejectUnauthorized());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificates cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static TrustManager @Nullable [] trustManagers(Tls tls) throws GeneralSecurityException, IOException {
        if (!tls.rejectUnauthorized()) {
            return new TrustManager[] {new TrustsAnyone()};
        }
        if (tls.caFile().isEmpty()) {
            return null;
        }
        KeyStore trusted = emptyStore();
        int n = 0;
        for (Certificate authority : certificates(tls.caFile().get())) {
            trusted.setCertificateEntry("ca" + n++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keyManagers(Tls tls) throws GeneralSecurityException, IOException {
        if (tls.clientCert().isEmpty() || tls.clientKey().isEmpty()) {
            return null;
        }
        KeyStore own = emptyStore();
        Certificate[] chain = certificates(tls.clientCert().get()).toArray(new Certificate[0]);
        own.setKeyEntry("client", PemKey.read(tls.clientKey().get()), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (InputStream in =
                new ByteArrayInputStream(ConfigBytes.read("the certificate file", file, PemKey.MAX_BYTES))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException("no certificate in file " + file);
            }
            return found;
        } catch (CertificateException garbage) {
            throw new IOException("no certificate in file " + file + ": " + garbage.getMessage());
        }
    }

    /** For {@code rejectUnauthorized: false}. */
    private static final class TrustsAnyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
