package io.jenkins.plugins.wso2mi.car.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.car.XmlFaultException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalXmlTest {
    private static final String NAMESPACE = "xmlns=\"http://ws.apache.org/ns/synapse\"";

    private static Outline outline(byte[] document) {
        try {
            CanonicalXml canonical = new CanonicalXml();
            SafeXml.walk(new ByteArrayInputStream(document), canonical);
            return canonical.outline();
        } catch (XmlFaultException e) {
            throw new AssertionError(new String(document, StandardCharsets.UTF_8), e);
        }
    }

    private static String digest(String document) {
        return outline(document.getBytes(StandardCharsets.UTF_8)).digest();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "an indented element      | <a><b/></a>               | ~<a>\n  <b/>\n</a>~",
                "a comment                | <a>x</a>                  | <a><!-- why -->x</a>",
                "a comment within a text  | <a>xy</a>                 | <a>x<!-- why -->y</a>",
                "the order of attributes  | <a b='1' c='2'/>          | <a c='2' b='1'/>",
                "quotes                   | <a b='1'/>                | <a b=\"1\"/>",
                "white space in a tag     | <a b='1' c='2'/>          | ~<a\n    b='1'\n    c='2' />~",
                "an element left open     | <a></a>                   | <a/>",
                "an empty line in a leaf  | <a><log></log></a>        | ~<a><log>\n   </log></a>~",
                "a character reference    | <a>A</a>                  | <a>&#65;</a>",
                "a CDATA section          | <a>1 &lt; 2</a>           | <a><![CDATA[1 < 2]]></a>",
                "the XML declaration      | <a/>                      | <?xml version='1.0' encoding='UTF-8'?><a/>",
                "line ends                | ~<a>x\ny</a>~             | ~<a>x\r\ny</a>~",
                "the order of namespaces  | <a xmlns:p='u' xmlns:q='v'/> | <a xmlns:q='v' xmlns:p='u'/>",
            })
    void shouldSeeNoDifferenceInLayout(String layout, String one, String other) {
        assertThat(digest(other)).as(layout).isEqualTo(digest(one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a name                   | <a/>                      | <b/>",
                "a namespace              | <a xmlns='u'/>            | <a xmlns='v'/>",
                "a declaration for XPath  | <a x='p:b'/>              | <a x='p:b' xmlns:p='u'/>",
                "an attribute's value     | <a b='1'/>                | <a b='2'/>",
                "an attribute more        | <a/>                      | <a b=''/>",
                "an attribute's namespace | <a xmlns:p='u' b='1'/>    | <a xmlns:p='u' p:b='1'/>",
                "the order of elements    | <a><b/><c/></a>           | <a><c/><b/></a>",
                "depth                    | <a><b/><c/></a>           | <a><b><c/></b></a>",
                "depth in a part          | <r><a><b/><c/></a></r>    | <r><a><b><c/></b></a></r>",
                "an element's namespace   | <p:a xmlns:p='u' xmlns:q='v'/> | <q:a xmlns:p='u' xmlns:q='v'/>",
                "a text                   | <a>x</a>                  | <a>y</a>",
                "space within a text      | <a>x y</a>                | <a>x  y</a>",
                "space around a text      | <a>x</a>                  | <a> x</a>",
                "a leaf of blanks         | <a/>                      | <a> </a>",
                "a text as an attribute   | <a b='c'/>                | <a>bc</a>",
                "a text cut by an element | <a>xy<b/></a>             | <a>x<b/>y</a>",
                "a space that is no XML's | <a/>                      | ~<a>&#x2003;\n</a>~",
                "an instruction           | <a/>                      | <a><?p d?></a>",
                "an emoji                 | <a>\uD83D\uDE00</a>       | <a>\uD83D\uDE01</a>",
            })
    void shouldSeeADifferenceInWhatIsSaid(String what, String one, String other) {
        assertThat(digest(other)).as(what).isNotEqualTo(digest(one));
    }

    @Test
    void shouldSeeNoDifferenceInTheEncoding() {
        String document = "<?xml version='1.0' encoding='%s'?><a>Gebühr</a>";
        byte[] latin = document.formatted("ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = document.formatted("UTF-16").getBytes(StandardCharsets.UTF_16);
        String usual = digest(document.formatted("UTF-8"));
        assertThat(outline(latin).digest()).isEqualTo(usual);
        assertThat(outline(wide).digest()).isEqualTo(usual);
    }

    @Test
    void shouldDigestATextLongerThanTheParsersBufferAsOne() {
        String text = "\uD83D\uDE00x".repeat(50_000);
        assertThat(digest("<a>" + text + "</a>")).isEqualTo(digest("<a><![CDATA[" + text + "]]></a>"));
        assertThat(digest("<a>" + text + "</a>")).isNotEqualTo(digest("<a>" + text + "y</a>"));
    }

    @Property(tries = 200)
    void shouldKeepOneDigestThroughAnyLayout(@ForAll long seed) {
        Tree tree = Tree.random(new Random(seed), 3);
        assertThat(digest(tree.laidOut(new Random(seed + 1)))).isEqualTo(digest(tree.laidOut(new Random(seed + 2))));
    }

    @Property(tries = 200)
    void shouldGetAnotherDigestWhenAnElementIsGone(@ForAll long seed) {
        Tree tree = Tree.random(new Random(seed), 3);
        Tree more = new Tree(tree.name, tree.attributes, append(tree.children));
        assertThat(digest(more.laidOut(new Random(seed)))).isNotEqualTo(digest(tree.laidOut(new Random(seed))));
    }

    @Test
    void shouldNameThePartsOfAnApi() {
        Outline api = outline(("<api " + NAMESPACE + " name=\"Visits\" context=\"/visits\">"
                        + "<resource methods=\"GET POST\" uri-template=\"/{id}\"><inSequence/></resource>"
                        + "<resource methods=\"GET\"/><resource methods=\"GET\"/><handlers/></api>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(api.root()).isEqualTo("{http://ws.apache.org/ns/synapse}api");
        assertThat(api.parts()).containsOnlyKeys("resource GET POST /{id}", "resource GET", "handlers");
        assertThat(api.parts().get("resource GET")).hasSize(2);
    }

    @Test
    void shouldNameThePartsOfARegistryResourceByTheirPlace() {
        Outline registry = outline("""
                <resources>
                  <item>
                    <file>fees.xslt</file>
                    <path>/_system/governance/clinic</path>
                    <mediaType>application/xslt+xml</mediaType>
                  </item>
                </resources>
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(registry.parts()).containsOnlyKeys("item /_system/governance/clinic/fees.xslt");
    }

    @Test
    void shouldKeepOnlyTheFirstOfVeryManyPartsByName() {
        String many = "<a>" + "<b name='x'/>".repeat(5_000);
        Outline outline = outline((many + "</a>").getBytes(StandardCharsets.UTF_8));
        assertThat(outline.parts().get("b x")).hasSize(2_000);
        assertThat(digest(many + "<c/></a>")).isNotEqualTo(outline.digest());
    }

    private static List<Tree> append(List<Tree> children) {
        List<Tree> more = new ArrayList<>(children);
        more.add(new Tree("last", List.of(), List.of()));
        return more;
    }

    /** A document, written in another layout each time. */
    private record Tree(String name, List<String> attributes, List<Tree> children) {
        static Tree random(Random random, int depth) {
            List<String> attributes = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                attributes.add("a" + i + "=\"" + random.nextInt(9) + "\"");
            }
            List<Tree> children = new ArrayList<>();
            for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
                children.add(random(random, depth - 1));
            }
            return new Tree("e" + random.nextInt(5), attributes, children);
        }

        String laidOut(Random random) {
            List<String> shuffled = new ArrayList<>(attributes);
            Collections.shuffle(shuffled, random);
            String head = "<" + name + shuffled.stream().map(a -> " " + a).collect(Collectors.joining());
            if (children.isEmpty() && random.nextBoolean()) {
                return head + "/>";
            }
            StringBuilder text = new StringBuilder(head).append('>');
            children.forEach(child -> text.append(gap(random)).append(child.laidOut(random)));
            return text.append(gap(random))
                    .append("</")
                    .append(name)
                    .append('>')
                    .toString();
        }

        private static String gap(Random random) {
            return List.of("", "\n  ", "\r\n\t", "<!-- here -->", "\n<!-- and\nhere -->\n")
                    .get(random.nextInt(5));
        }
    }
}
