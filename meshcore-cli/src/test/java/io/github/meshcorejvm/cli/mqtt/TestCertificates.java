package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and certificates in PEM, made by the JDK's keytool. */
final class TestCertificates {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    TestCertificates(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        make("ca", "-ext", "bc:c");
        write("ca.pem", "CERTIFICATE", store("ca").getCertificate("ca").getEncoded());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A key and a certificate by the authority: {@code name.key} and {@code name.pem}. */
    void issue(String name, String... validity) throws Exception {
        make(name);
        Path request = folder.resolve(name + ".csr");
        keytool("-certreq", "-alias", name, "-keystore", path(name), "-file", request.toString());
        List<String> sign = new ArrayList<>(List.of(
                "-gencert",
                "-alias",
                "ca",
                "-keystore",
                path("ca"),
                "-infile",
                request.toString(),
                "-outfile",
                folder.resolve(name + ".der").toString(),
                "-ext",
                "san=ip:127.0.0.1,dns:localhost"));
        sign.addAll(List.of(validity));
        keytool(sign.toArray(new String[0]));
        write(name + ".pem", "CERTIFICATE", Files.readAllBytes(folder.resolve(name + ".der")));
        write(
                name + ".key",
                "PRIVATE KEY",
                store(name).getKey(name, PASSWORD.toCharArray()).getEncoded());
    }

    /** What a server needs to show the certificate {@code name}. */
    SSLContext context(String name) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".pem"))) {
            own.setKeyEntry(
                    name,
                    store(name).getKey(name, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(new Certificate[0]));
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void make(String name, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keystore",
                path(name),
                "-storetype",
                "PKCS12",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-validity",
                "30"));
        options.addAll(List.of(more));
        keytool(options.toArray(new String[0]));
    }

    private String path(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private KeyStore store(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void write(String file, String type, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    private static void keytool(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-storepass", PASSWORD, "-keypass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
