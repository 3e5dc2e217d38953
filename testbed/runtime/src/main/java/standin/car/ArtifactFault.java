package standin.car;

/** An artifact that makes its whole CAR faulty. */
public final class ArtifactFault extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which artifact, and what is wrong with it
     * @param cause the engine's own words, may be null
     */
    public ArtifactFault(String message, Throwable cause) {
        super(message, cause);
    }
}
