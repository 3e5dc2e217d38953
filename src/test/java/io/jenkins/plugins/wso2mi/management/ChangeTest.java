package io.jenkins.plugins.wso2mi.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import org.junit.jupiter.api.Test;

class ChangeTest {
    @Test
    void shouldSendWhatMiTakes() {
        Change state = Change.state(ManagementResource.PROXY_SERVICES, "Or\"ders", Change.State.INACTIVE);
        assertThat(state.method()).isEqualTo("POST");
        assertThat(state.json()).isEqualTo("{\"name\":\"Or\\\"ders\",\"status\":\"inactive\"}");
        assertThat(Change.state(ManagementResource.TASKS, "Poll", Change.State.TRIGGER)
                        .json())
                .isEqualTo("{\"name\":\"Poll\",\"status\":\"trigger\"}");
        assertThat(Change.tracing(ManagementResource.APIS, "A", true).json())
                .isEqualTo("{\"name\":\"A\",\"trace\":\"enable\"}");

        Change level = Change.level(ManagementResource.LOGGING, "wire", "debug", "org.apache.http.wire");
        assertThat(level.method()).isEqualTo("PATCH");
        assertThat(level.json())
                .isEqualTo("{\"loggerClass\":\"org.apache.http.wire\",\"loggerName\":\"wire\","
                        + "\"loggingLevel\":\"DEBUG\"}");
    }

    @Test
    void shouldRefuseWhatCannotBeDoneToSuchAThing() {
        assertThatThrownBy(() -> Change.state(ManagementResource.APIS, "A", Change.State.INACTIVE))
                .isInstanceOf(RefusedException.class)
                .hasMessage("--deactivate: apis cannot be activated or deactivated; these can: proxy-services,"
                        + " endpoints, inbound-endpoints, tasks, message-processors");
        assertThatThrownBy(() -> Change.level(ManagementResource.LOGGING, "wire", "LOUD", ""))
                .hasMessageContaining("'LOUD' is no level");
        assertThatThrownBy(() -> Change.level(ManagementResource.TASKS, "Poll", "INFO", ""))
                .hasMessageContaining("these can: logging");
    }
}
