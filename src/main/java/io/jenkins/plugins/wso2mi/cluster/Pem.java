package io.jenkins.plugins.wso2mi.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys as PEM text (RFC 7468). */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (?<kind>(?:RSA |EC )?)PRIVATE KEY-----(?<body>[A-Za-z0-9+/=\\s]+)-----END ");

    private Pem() {}

    /** What keeps a text from being one certificate or more; empty if nothing does. */
    static Optional<String> fault(String text) {
        try {
            certificates(text);
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(PlainText.oneLine(e.getMessage()));
        }
    }

    private static Collection<? extends Certificate> certificates(String text) throws CertificateException {
        if (!text.contains("-----BEGIN CERTIFICATE-----")) {
            throw new CertificateException("there is no line -----BEGIN CERTIFICATE-----");
        }
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text.getBytes(US_ASCII)));
        if (found.isEmpty()) {
            throw new CertificateException("there is none in it");
        }
        return found;
    }

    /** Trusts what comes from the given certificates, and nothing else. */
    static TrustManager[] trustOnly(String authority) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(authority)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException("an empty key store cannot be made", e);
        }
    }

    /** {@code RSA} or {@code EC}; empty if the text is no private key of these, or it wants a passphrase. */
    static Optional<String> keyAlgorithm(String text) {
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String kind = found.group("kind").strip();
        return kind.isEmpty() ? packedAlgorithm(found.group("body")) : Optional.of(kind);
    }

    /** PKCS 8 says in its own bytes what key it holds. */
    private static Optional<String> packedAlgorithm(String body) {
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(body);
                KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                return Optional.of(algorithm);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // the next one may fit
            }
        }
        return Optional.empty();
    }
}
