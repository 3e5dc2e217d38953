package io.jenkins.plugins.wso2mi.jenkins.login;

import io.jenkins.plugins.wso2mi.cluster.ServerLogin;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;

/** Takes the client certificate and its key out of a key store. */
final class KeyStorePem {
    private KeyStorePem() {}

    /**
     * The first key of the store, with its certificates.
     *
     * @param where what the store comes from, for the message
     * @throws RefusedException if there is none, or the password does not open it
     */
    static ServerLogin.Certificate of(KeyStore store, String password, String where) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    StringBuilder chain = new StringBuilder();
                    for (Certificate certificate : store.getCertificateChain(alias)) {
                        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
                    }
                    Key key = store.getKey(alias, password.toCharArray());
                    return new ServerLogin.Certificate(
                            chain.toString(), Secret.of(pem("PRIVATE KEY", key.getEncoded())));
                }
            }
        } catch (GeneralSecurityException e) {
            throw refused(where, "the key cannot be taken out of its key store: " + e.getMessage());
        }
        throw refused(where, "there is no key in its key store");
    }

    private static RefusedException refused(String where, String what) {
        return new RefusedException(where, what, "upload a PKCS#12 file with one key and its certificates");
    }

    private static String pem(String what, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
