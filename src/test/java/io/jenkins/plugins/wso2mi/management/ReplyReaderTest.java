package io.jenkins.plugins.wso2mi.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.ManagementException;
import io.jenkins.plugins.wso2mi.cluster.ManagementReply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in the shapes that MI's resources write (product-micro-integrator, management.apis). */
class ReplyReaderTest {
    private static ManagementReply ok(String json) {
        return new ManagementReply(200, json.replace('\'', '"'));
    }

    @Test
    void shouldReadApisWithoutTheAddressesThatDifferFromPodToPod() throws Exception {
        List<Entry> apis = ReplyReader.list(ok("""
                {'count':2,'list':[
                 {'name':'Pharmacy','url':'http://10.1.2.3:8290/pharmacy','tracing':'disabled',
                  'urlList':['http://10.1.2.3:8290/pharmacy','https://10.1.2.3:8253/pharmacy']},
                 {'tracing':'enabled','url':'http://10.1.2.3:8290/appointments/1.0','name':'Appointments'}]}"""));

        assertThat(apis)
                .containsExactly(
                        new Entry("Appointments", Map.of("tracing", "enabled", "url", "/appointments/1.0")),
                        new Entry("Pharmacy", Map.of("tracing", "disabled", "url", "/pharmacy")));
    }

    @Test
    void shouldReadApplicationsThatAreActiveAndFaulty() throws Exception {
        List<Entry> applications = ReplyReader.list(ok("""
                {'totalCount':2,'activeCount':1,'faultyCount':1,
                 'activeList':[{'name':'clinic','version':'1.2.0','artifacts':[{'name':'Appointments','type':'api'}]}],
                 'faultyList':['broken_1.0.0.car']}"""));

        assertThat(applications)
                .containsExactly(
                        new Entry("broken_1.0.0.car", Map.of("status", "faulty")),
                        new Entry(
                                "clinic",
                                Map.of("status", "active", "version", "1.2.0", "artifacts", "Appointments api")));
    }

    @Test
    void shouldReadLoggersAndDataServicesByTheirOwnFields() throws Exception {
        assertThat(ReplyReader.list(ok("""
                {'count':1,'list':[{'loggerName':'synapse','componentName':'org.apache.synapse','level':'INFO'}]}""")))
                .containsExactly(new Entry("synapse", Map.of("componentName", "org.apache.synapse", "level", "INFO")));
        assertThat(ReplyReader.list(ok("""
                {'count':1,'serviceSummaries':[{'serviceName':'Doctors','wsdl11':'http://a/b?wsdl','wsdl20':'c'}]}"""))).containsExactly(new Entry("Doctors", Map.of()));
    }

    @Test
    void shouldNotShowWhatMayHoldAPassword() throws Exception {
        List<Entry> fields = ReplyReader.fields(ok("""
                {'name':'Database','userName':'clinic','password':'hunter2','configuration':'<pw>hunter2</pw>',
                 'properties':{'db.password':'hunter2'},'parameters':[{'name':'p','value':'hunter2'}],
                 'dataSourceProperties':{'accessToken':'hunter2','user':'clinic'},'value':'hunter2'}"""));

        assertThat(fields.toString()).doesNotContain("hunter2");
        assertThat(fields)
                .containsExactly(
                        new Entry("dataSourceProperties", Map.of("value", "***** clinic")),
                        new Entry("name", Map.of("value", "Database")),
                        new Entry("password", Map.of("value", "*****")),
                        new Entry("userName", Map.of("value", "clinic")));
    }

    @Test
    void shouldFindNothingWhereNothingHasThatName() throws Exception {
        assertThat(ReplyReader.fields(new ManagementReply(404, ""))).isEmpty();
        assertThat(ReplyReader.fields(new ManagementReply(400, "{\"Error\":\"Logger name ('x') not found\"}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'Error':'Error when parsing JSON payload'} | says: Error when parsing JSON payload",
                "400 | {'Error':'Provided state is not valid'} | says: Provided state is not valid (HTTP 400)",
                "403 | '' | answers HTTP 403",
                "404 | '' | answers HTTP 404",
                "200 | <html/> | answers no JSON object",
                "200 | [] | answers no JSON object",
                "500 | {'Error':'Max concurrent access limit exceeded'} | Max concurrent access limit exceeded (HTTP 500)"
            })
    void shouldSayWhyAChangeWasNotMade(int status, String body, String words) {
        ManagementReply reply = new ManagementReply(status, body.replace('\'', '"'));

        assertThatThrownBy(() -> ReplyReader.words(reply))
                .isInstanceOf(ManagementException.class)
                .hasMessageContaining(words);
        assertThatThrownBy(() -> ReplyReader.list(reply)).isInstanceOf(ManagementException.class);
    }

    @Test
    void shouldPassOnTheServersWordsOfAChange() throws Exception {
        assertThat(ReplyReader.words(ok("{'Message':'Orders : is deactivated'}")))
                .isEqualTo("Orders : is deactivated");
        assertThat(ReplyReader.words(ok("{'message':'Enabled tracing'}"))).isEqualTo("Enabled tracing");
        assertThat(ReplyReader.words(ok(""))).isEmpty();
    }
}
