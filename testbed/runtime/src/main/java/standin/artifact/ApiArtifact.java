package standin.artifact;

import org.apache.axiom.om.OMElement;
import org.apache.synapse.config.xml.rest.APIFactory;
import org.apache.synapse.rest.API;
import org.apache.synapse.rest.Resource;
import standin.car.Step;
import standin.metrics.Service;
import standin.transport.CountedApi;

/** An API, with its requests and faults counted. */
final class ApiArtifact {
    private ApiArtifact() {}

    static Step read(OMElement xml, Engine engine) {
        API api = APIFactory.createAPI(xml);
        Service service = Service.api(api.getName(), api.getContext());
        api.addHandler(new CountedApi(service, engine.metrics()));
        for (Resource resource : api.getResources()) {
            resource.setFaultSequence(FaultCount.before(
                    resource.getFaultSequence(), resource.getFaultSequenceKey(), service, engine.metrics()));
            resource.setFaultSequenceKey(null);
        }
        return new Step(
                "API " + api.getName(),
                () -> engine.configuration().addAPI(api.getName(), api),
                () -> {
                    api.init(engine.environment());
                    engine.metrics().up(service);
                },
                () -> {
                    engine.metrics().down(service);
                    engine.configuration().removeAPI(api.getName());
                });
    }
}
