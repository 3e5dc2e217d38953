package io.jenkins.plugins.wso2mi.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A key and its self-signed certificate for 127.0.0.1, made by the JDK's keytool. */
public record KeyPairFile(Path file) {
    public static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "own";

    public static KeyPairFile make(Path folder, String name, String algorithm)
            throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        return new KeyPairFile(file);
    }

    public KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    KeyStore trust() throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, store().getCertificate(ALIAS));
        return trust;
    }

    public String certificate() throws GeneralSecurityException, IOException {
        return pem("CERTIFICATE", store().getCertificate(ALIAS).getEncoded());
    }

    /** In PKCS 8. */
    public String key() throws GeneralSecurityException, IOException {
        return pem("PRIVATE KEY", store().getKey(ALIAS, PASSWORD).getEncoded());
    }

    private static String pem(String what, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
