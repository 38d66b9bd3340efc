"""Questions that want an answer before work goes on: each is a `ModalScreen` with the type of its answer."""
