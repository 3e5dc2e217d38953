package standin.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes a key and a certificate for {@code localhost}, signed by itself; they are never on disk. */
public final class SelfSigned {
    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final byte[] ECDSA_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] SUBJECT_ALT_NAME = HexFormat.of().parseHex("0603551d11");
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private SelfSigned() {}

    /**
     * @return a TLS context with a new key
     * @throws GeneralSecurityException if this Java has no elliptic curves
     */
    public static SSLContext context() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(keys, certificate(keys)), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore store(KeyPair keys, Certificate certificate) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", keys.getPrivate(), new char[0], new Certificate[] {certificate});
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("An empty key store cannot be made", e);
        }
    }

    private static Certificate certificate(KeyPair keys) throws GeneralSecurityException {
        byte[] content = content(keys);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] bits = Der.value(0x03, new byte[1], signature.sign());
        byte[] certificate = Der.sequence(content, Der.sequence(ECDSA_SHA256), bits);
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    /** The TBSCertificate of RFC 5280, section 4.1. */
    private static byte[] content(KeyPair keys) {
        byte[] version3 = Der.value(0xa0, Der.value(0x02, new byte[] {2}));
        byte[] serial = Der.value(0x02, new BigInteger(63, new SecureRandom()).toByteArray());
        byte[] name = Der.sequence(Der.value(0x31, Der.sequence(COMMON_NAME, text(0x0c, "localhost"))));
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        byte[] validity = Der.sequence(time(now.minusDays(1)), time(now.plusYears(1)));
        byte[] alternatives = Der.sequence(text(0x82, "localhost"), Der.value(0x87, LOOPBACK));
        byte[] extension = Der.sequence(SUBJECT_ALT_NAME, Der.value(0x04, alternatives));
        return Der.sequence(version3, serial, Der.sequence(ECDSA_SHA256), name, validity, name,
                keys.getPublic().getEncoded(), Der.value(0xa3, Der.sequence(extension)));
    }

    private static byte[] time(ZonedDateTime time) {
        return text(0x17, UTC_TIME.format(time));
    }

    private static byte[] text(int tag, String text) {
        return Der.value(tag, text.getBytes(StandardCharsets.UTF_8));
    }
}
