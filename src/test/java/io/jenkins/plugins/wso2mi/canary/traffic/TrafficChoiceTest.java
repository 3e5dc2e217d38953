package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficChoiceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"httproute/web", "ingress-nginx/web", "ingressroute/web.a", "traefikservice/web", "alb/web-1"})
    void shouldReadWhatItWrites(String text) {
        assertThat(TrafficChoice.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web", "httproute", "httproute/", "httproute/A", "route/web", "alb/../x", "/web"})
    void shouldRefuseWhatNamesNothing(String text) {
        assertThatThrownBy(() -> TrafficChoice.parse(text)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"header X-Canary=1", "cookie canary=always", "header a_b=v1.2-3"})
    void shouldReadTestersAsTheyAreWritten(String text) {
        assertThat(Testers.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "header", "header X", "header X=", "query a=b", "header X=a`b", "header X=a\nb", "cookie a=;"
            })
    void shouldRefuseTestersThatARouterCouldReadAsARule(String text) {
        assertThatThrownBy(() -> Testers.parse(text)).isInstanceOf(RefusedException.class);
    }
}
