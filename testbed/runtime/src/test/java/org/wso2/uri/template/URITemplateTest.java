package org.wso2.uri.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class URITemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/a/{x}, /a/1, x=1",
        "/a/{x}, /a/1/, x=1",
        "/a/{x}, /a/b%20c, x=b c",
        "/a/{x}, /a/b+c, x=b+c",
        "/a/{x}, /a/1?q=2, x=1",
        "/a?q={q}, /a?q=2, q=2",
        "/a/{+rest}, /a/b/c, rest=b/c",
        "/a/*, /a/b/c, ''",
        "/{x}-{y}, /1-2, 'x=1,y=2'",
        "/, '', ''",
    })
    void shouldFillVariablesWhenUriMatches(String template, String uri, String expected) throws Exception {
        Map<String, String> variables = new HashMap<>();

        assertThat(new URITemplate(template).matches(uri, variables)).isTrue();
        assertThat(variables.toString()).isEqualTo("{" + expected.replace(",", ", ") + "}");
    }

    @ParameterizedTest
    @CsvSource({"/a/{x}, /a", "/a/{x}, /a/1/2", "/a, /ab", "/a.b, /axb", "/a?q={q}, /a"})
    void shouldLeaveVariablesAloneWhenUriDoesNotMatch(String template, String uri) throws Exception {
        Map<String, String> variables = new HashMap<>();

        assertThat(new URITemplate(template).matches(uri, variables)).isFalse();
        assertThat(variables).isEmpty();
    }

    @Test
    void shouldRefuseWhenABraceIsLeftOver() {
        assertThatThrownBy(() -> new URITemplate("/a/{x"))
                .isInstanceOf(URITemplateException.class)
                .hasMessageContaining("/a/{x");
    }
}
