package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reads certificates as they are pasted into a form. */
final class CertificateText {
    private static final String WHERE = "CA certificate";

    private CertificateText() {}

    /**
     * Says whose certificate it is and how long it is valid.
     *
     * @throws RefusedException if there is none in it, or one has expired
     */
    static String describe(String pem) {
        List<X509Certificate> certificates = read(pem);
        Instant now = Instant.now();
        certificates.forEach(certificate -> checkValidity(certificate, now));
        X509Certificate first = certificates.get(0);
        return Messages.certificate(name(first), day(first.getNotAfter().toInstant()));
    }

    private static List<X509Certificate> read(String pem) {
        try {
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw noCertificate();
        }
        throw noCertificate();
    }

    private static RefusedException noCertificate() {
        return new RefusedException(WHERE, Messages.noCertificate(), "");
    }

    private static void checkValidity(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            throw new RefusedException(WHERE, Messages.expired(name(certificate), day(end)), "");
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
