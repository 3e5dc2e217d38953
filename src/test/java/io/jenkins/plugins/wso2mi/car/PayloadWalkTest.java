package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.wso2mi.car.PayloadFacts.ClearText;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.Operation;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.Reference;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.RegistryItem;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.Target;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadWalkTest {
    @Test
    void shouldKnowTheRootElement() throws XmlFaultException {
        PayloadFacts facts = facts("<api name='Visits' context='/visits' version='1.0'/>");

        assertThat(facts.root()).isEqualTo("api");
        assertThat(facts.namespace()).isEqualTo(PayloadFacts.SYNAPSE);
        assertThat(facts.attributes()).containsEntry("name", "Visits").containsEntry("version", "1.0");
        assertThat(facts.complete()).isTrue();
    }

    @Nested
    class References {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "<sequence name='S'><sequence key='Other'/></sequence> | SEQUENCE | Other",
                    "<sequence name='S' onError='Other'/> | SEQUENCE | Other",
                    "<api name='A'><resource inSequence='In'/></api> | SEQUENCE | In",
                    "<proxy name='P'><target outSequence='Out'/></proxy> | SEQUENCE | Out",
                    "<proxy name='P'><target endpoint='E'/></proxy> | ENDPOINT | E",
                    "<proxy name='P'><policy key='gov:p/Policy.xml'/></proxy> | REGISTRY_RESOURCE | gov:p/Policy.xml",
                    "<sequence name='S'><send><endpoint key='E'/></send></sequence> | ENDPOINT | E",
                    "<endpoint name='E' template='T'/> | TEMPLATE | T",
                    "<sequence name='S'><call-template target='T'/></sequence> | TEMPLATE | T",
                    "<sequence name='S'><store messageStore='M'/></sequence> | MESSAGE_STORE | M",
                    "<sequence name='S'><xslt key='Style'/></sequence> | LOCAL_ENTRY | Style",
                    "<sequence name='S'><filter><then sequence='T'/></filter></sequence> | SEQUENCE | T",
                    "<sequence name='S'><http.get configKey='Shop'/></sequence> | LOCAL_ENTRY | Shop",
                    "<sequence name='S'><datamapper config='resources:m.dmc'/></sequence>"
                            + " | REGISTRY_RESOURCE | resources:m.dmc",
                    "<inboundEndpoint name='I' sequence='S'/> | SEQUENCE | S",
                    "<task name='T'><property name='sequenceName' value='S'/></task> | SEQUENCE | S",
                    "<messageProcessor name='P'><parameter name='message.processor.fault.sequence'>F</parameter>"
                            + "</messageProcessor> | SEQUENCE | F"
                })
        void shouldFindWhatConfigurationNames(String xml, Target target, String name) throws XmlFaultException {
            assertThat(facts(xml).references()).containsExactly(new Reference(target, name, 1));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<sequence name='S'><sequence key='{$ctx:next}'/></sequence>",
                    "<sequence name='S'><sequence key='$ctx:next'/></sequence>",
                    "<sequence name='S'><sequence key=\"get-property('next')\"/></sequence>",
                    "<sequence name='S'><xslt key='file:repository/style.xslt'/></sequence>",
                    "<sequence name='S'><sequence key=''/></sequence>",
                    "<sequence name='S'><payloadFactory><format><sequence key='Text'/></format></payloadFactory>"
                            + "</sequence>",
                    "<sequence name='S'><x:sequence xmlns:x='http://example.com' key='Foreign'/></sequence>"
                })
        void shouldLeaveAloneWhatIsComputedForeignOrData(String xml) throws XmlFaultException {
            assertThat(facts(xml).references()).isEmpty();
        }

        @Test
        void shouldNoteEachOnceWithItsFirstLine() throws XmlFaultException {
            assertThat(facts("<sequence name='S'>\n<sequence key='A'/>\n<sequence key='A'/></sequence>")
                            .references())
                    .containsExactly(new Reference(Target.SEQUENCE, "A", 2));
        }

        @Test
        void shouldFindOperationsAndClasses() throws XmlFaultException {
            PayloadFacts facts =
                    facts("<sequence name='S'>\n<http.get><a.b/></http.get>\n<class name='org.example.Stamp'/>"
                            + "<fileconnector.read/></sequence>");

            assertThat(facts.operations())
                    .containsExactly(new Operation("http.get", 2), new Operation("fileconnector.read", 3));
            assertThat(facts.classMediators()).containsExactly("org.example.Stamp");
        }

        @Test
        void shouldSayThatItIsNotAllWhenThereIsMoreThanItKeeps() throws XmlFaultException {
            StringBuilder text = new StringBuilder("<sequence name='S'>");
            for (int i = 0; i < 1_001; i++) {
                text.append("<sequence key='S").append(i).append("'/>");
            }
            PayloadFacts facts = facts(text + "</sequence>");

            assertThat(facts.references()).hasSize(1_000);
            assertThat(facts.complete()).isFalse();
        }
    }

    @Nested
    class Secrets {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<parameter name='transport.jms.Password'>s3cret</parameter> | parameter 'transport.jms.Password'",
                    "<property name='client_secret' value='s3cret'/> | property 'client_secret'",
                    "<password>s3cret</password> | element 'password'",
                    "<email.init password='s3cret'/> | attribute 'password' of email.init",
                    "<header name='Authorization' value='Basic YWxpY2U6c2VjcmV0'/> | header 'Authorization'",
                    "<address uri='ftp://alice:s3cret@example.com/in'/>"
                            + " | URL with a password in attribute 'uri' of address",
                    "<text>jms://bob:s3cret@broker:61616</text> | URL with a password in text of text",
                    "<token>s3cret</token> | element 'token'"
                })
        void shouldTellSecretsInClearTextAndNeverTheirValue(String xml, String place) throws XmlFaultException {
            PayloadFacts facts = facts("<localEntry key='E'>\n" + xml + "</localEntry>");

            assertThat(facts.secrets()).containsExactly(new ClearText(place, 2));
            assertThat(facts.toString()).doesNotContain("s3cret").doesNotContain("YWxpY2U6c2VjcmV0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<parameter name='password'>wso2:vault-lookup('db')</parameter>",
                    "<property name='password' value='$secret{db}'/>",
                    "<property name='password' value='${wso2:vault-lookup(&quot;db&quot;)}'/>",
                    "<property name='password' expression='$ctx:password'/>",
                    "<property name='password' value='{$ctx:password}'/>",
                    "<password>$ctx:password</password>",
                    "<password secretAlias='db.password'>x</password>",
                    "<password/>",
                    "<usePassword>true</usePassword>",
                    "<property name='Authorization' value='{$ctx:auth}'/>",
                    "<log><property name='scheme' value='Basic authentication'/></log>",
                    "<address uri='http://example.com:8080/users@home'/>",
                    "<address uri='http://{$ctx:user}:{$ctx:password}@example.com'/>",
                    "<tokenEndpoint>https://example.com/token</tokenEndpoint>",
                    "<xs:element xmlns:xs='http://www.w3.org/2001/XMLSchema' name='password' type='xs:string'/>"
                })
        void shouldLeaveAloneWhatIsNoSecretOrIsFetched(String xml) throws XmlFaultException {
            assertThat(facts("<localEntry key='E'>" + xml + "</localEntry>").secrets())
                    .isEmpty();
        }
    }

    @Nested
    class Polling {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<task name='T'/> | is a scheduled task",
                    "<messageProcessor name='P' messageStore='M'/> | takes messages from the store M",
                    "<inboundEndpoint name='I' protocol='file'/> | is an inbound endpoint that polls files",
                    "<inboundEndpoint name='I' protocol='kafka'/>"
                            + " | is an inbound endpoint that consumes messages by kafka",
                    "<inboundEndpoint name='I' protocol='newone'/>"
                            + " | is an inbound endpoint that may poll by the protocol newone",
                    "<inboundEndpoint name='I' class='org.example.Poll'/>"
                            + " | is an inbound endpoint of the class org.example.Poll, which polls or consumes",
                    "<proxy name='P' transports='http vfs'/> | is a service that fetches by the transport vfs"
                })
        void shouldTellWhyWorkIsFetched(String xml, String reason) throws XmlFaultException {
            assertThat(facts(xml).polling()).isEqualTo(reason);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<inboundEndpoint name='I' protocol='http'/>",
                    "<inboundEndpoint name='I' protocol='wss'/>",
                    "<inboundEndpoint name='I' class='org.example.Listen'><parameters>"
                            + "<parameter name='inbound.behavior'>listening</parameter></parameters></inboundEndpoint>",
                    "<proxy name='P' transports='http https'/>",
                    "<sequence name='S'/>"
                })
        void shouldTellWhatOnlyListensApart(String xml) throws XmlFaultException {
            assertThat(facts(xml).polling()).isNull();
        }
    }

    @Test
    void shouldReadRegistryItems() throws XmlFaultException {
        PayloadFacts facts = PayloadWalk.read(
                new ByteArrayInputStream(
                        ("<resources><item><file>a.xsl</file><path>/_system/governance/x/</path></item>"
                                        + "<collection><directory>d</directory><path>/_system/config/d</path>"
                                        + "</collection></resources>")
                                .getBytes(UTF_8)),
                new ReadBudget(ReadLimits.DEFAULT));

        assertThat(facts.registryItems())
                .extracting(RegistryItem::registryPath, RegistryItem::collection)
                .containsExactly(tuple("/_system/governance/x/a.xsl", false), tuple("/_system/config/d", true));
    }

    private static PayloadFacts facts(String xml) throws XmlFaultException {
        return PayloadWalk.read(
                new ByteArrayInputStream(synapse(xml).getBytes(UTF_8)), new ReadBudget(ReadLimits.DEFAULT));
    }

    private static String synapse(String xml) {
        return xml.replaceFirst("^<\\w+", "$0 xmlns=\"" + PayloadFacts.SYNAPSE + "\"");
    }
}
