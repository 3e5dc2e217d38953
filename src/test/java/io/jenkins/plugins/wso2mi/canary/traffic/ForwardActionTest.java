package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardActionTest {
    private static final String ONE = """
            {"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"web","servicePort":80}],\
            "targetGroupStickinessConfig":{"enabled":true,"durationSeconds":200}}}""";

    private static ForwardAction action(String text) {
        return ForwardAction.parse(text).orElseThrow();
    }

    @Test
    void shouldWriteTheWeightsOfBothAndKeepTheRest() {
        assertThat(action(ONE).split("web", 10).text()).isEqualTo("""
                {"type":"forward","forwardConfig":{"targetGroups":[\
                {"serviceName":"web","servicePort":80,"weight":90},\
                {"serviceName":"web-canary","servicePort":80,"weight":10}],\
                "targetGroupStickinessConfig":{"enabled":true,"durationSeconds":200}}}""");
    }

    @Property(tries = 101)
    void shouldComeBackAsItWas(@ForAll @IntRange(max = 100) int first, @ForAll @IntRange(max = 100) int second) {
        ForwardAction before = action(ONE);
        ForwardAction split = before.split("web", first).split("web", second);
        assertThat(split).isEqualTo(before.split("web", second));
        assertThat(split.share("web-canary")).isEqualTo(second);
        assertThat(split.joined("web", before)).isEqualTo(before);
    }

    @Test
    void shouldKeepATargetGroupThatSomebodyAddedMeanwhile() {
        ForwardAction before = action(ONE);
        String theirs = before.split("web", 20).text().replace("]", ",{\"targetGroupARN\":\"arn:x\",\"weight\":0}]");
        assertThat(action(theirs).joined("web", before).text()).isEqualTo("""
                {"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"web","servicePort":80},\
                {"targetGroupARN":"arn:x","weight":0}],\
                "targetGroupStickinessConfig":{"enabled":true,"durationSeconds":200}}}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "forward",
                "{\"type\":\"redirect\",\"redirectConfig\":{}}",
                "{\"type\":\"forward\",\"targetGroupARN\":\"arn:x\"}",
                "{\"type\":\"forward\",\"forwardConfig\":{\"targetGroups\":[]}}"
            })
    void shouldTakeNothingElseForAForwardAction(String text) {
        assertThat(ForwardAction.parse(text)).isEmpty();
    }
}
