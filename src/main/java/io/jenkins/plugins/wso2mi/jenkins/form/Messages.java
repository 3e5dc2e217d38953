package io.jenkins.plugins.wso2mi.jenkins.form;

import org.jvnet.localizer.ResourceBundleHolder;

/** The texts of {@code Messages.properties}, in the language of who asks. */
final class Messages {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(Messages.class);

    private Messages() {}

    static String global() {
        return TEXTS.format("global.displayName");
    }

    static String certificate(Object owner, Object day) {
        return TEXTS.format("certificate", owner, day);
    }

    static String expired(Object owner, Object day) {
        return TEXTS.format("expired", owner, day);
    }

    static String connected(Object version, Object namespace) {
        return TEXTS.format("connected", version, namespace);
    }

    static String noContext(Object known) {
        return TEXTS.format("noContext", known);
    }

    static String busy() {
        return TEXTS.format("busy");
    }

    static String mavenOfPath() {
        return TEXTS.format("mavenOfPath");
    }

    static String noApplication() {
        return TEXTS.format("noApplication");
    }

    static String noCar() {
        return TEXTS.format("noCar");
    }

    static String noCertificate() {
        return TEXTS.format("noCertificate");
    }

    static String noDestination() {
        return TEXTS.format("noDestination");
    }

    static String noNamespace() {
        return TEXTS.format("noNamespace");
    }

    static String noRegistry() {
        return TEXTS.format("noRegistry");
    }

    static String noServerUrl() {
        return TEXTS.format("noServerUrl");
    }

    static String noSetting(Object line) {
        return TEXTS.format("noSetting", line);
    }

    static String notConnected() {
        return TEXTS.format("notConnected");
    }

    static String rollback() {
        return TEXTS.format("onFailure.rollback");
    }

    static String leave() {
        return TEXTS.format("onFailure.leave");
    }

    static String abort() {
        return TEXTS.format("inconclusive.abort");
    }

    static String approve() {
        return TEXTS.format("inconclusive.approve");
    }

    static String auto() {
        return TEXTS.format("builder.auto");
    }

    static String maven() {
        return TEXTS.format("builder.maven");
    }

    static String packager() {
        return TEXTS.format("builder.native");
    }

    static String registry() {
        return TEXTS.format("builder.registry");
    }

    static String docker() {
        return TEXTS.format("builder.docker");
    }

    static String buildah() {
        return TEXTS.format("builder.buildah");
    }

    static String dockerOfPath() {
        return TEXTS.format("dockerOfPath");
    }
}
