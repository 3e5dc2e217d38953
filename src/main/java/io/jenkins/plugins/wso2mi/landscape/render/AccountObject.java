package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Account;

/** The ServiceAccount of a unit, or of several. */
final class AccountObject {
    private AccountObject() {}

    static Fields of(Heading heading, Account account) {
        Fields annotations = new Fields();
        account.annotations().forEach(annotations::put);
        Fields object = account.shared()
                ? heading.common("v1", "ServiceAccount", account.name(), true, annotations)
                : heading.of("v1", "ServiceAccount", account.name(), annotations);
        return object.fix("automountServiceAccountToken", false);
    }
}
