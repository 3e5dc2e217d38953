package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Optional;

/**
 * Secrets that a store outside of the cluster keeps, as files by the Secrets Store CSI driver.
 *
 * @param providerClass name of the SecretProviderClass
 * @param mount the folder that they appear in
 */
public record SecretStore(Value<String> providerClass, Value<String> mount) {
    static Optional<SecretStore> read(Settings settings) {
        settings.allow("class", "mount");
        Value<String> mount = settings.text("mount", Grammar.PATH, "/mnt/secrets-store");
        MountPlace.reason(mount.get())
                .ifPresent(why -> settings.refuse("mount", why, "mount it beside, such as at /mnt/secrets-store"));
        return settings.required("class", Grammar.OBJECT).map(one -> new SecretStore(one, mount));
    }
}
