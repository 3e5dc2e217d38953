package standin.car;

import java.util.Optional;

/** Knows the kinds of artifacts. */
public interface ArtifactDeployer {
    /**
     * Reads an artifact's payload; changes nothing in the server.
     *
     * @param car the CAR it is in
     * @param artifact what to read
     * @return how to deploy it; empty if this server passes over such an artifact
     * @throws ArtifactFault if it is missing, malformed, or of a kind that the stand-in cannot run
     */
    Optional<Step> prepare(CarFile car, Artifact artifact) throws ArtifactFault;
}
