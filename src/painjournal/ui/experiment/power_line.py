"""Works out in the background what experiments of some lengths would notice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from painjournal.analysis.experiment.planning import chance_to_notice
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import Spec
from painjournal.ui.background import Background, Job
from painjournal.ui.widgets.job_line import JobLine


class PowerLine(JobLine):
    """Shows how far it is, with a way to stop; `found` hands over the share, 0–1, of each."""

    found = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__("power", background)

    def work_out(self, specs: Sequence[Spec], run_in: RunIn, points: float) -> None:
        """Find in which share of tries each of `specs` would notice a difference of `points`."""

        def work(job: Job) -> list[float]:
            def one(place: int, spec: Spec) -> float:
                def progress(share: float) -> None:
                    job.progress((place + share) / len(specs))

                return chance_to_notice(spec, run_in, points, progress=progress)

            return [one(place, spec) for place, spec in enumerate(specs)]

        self.run(self.tr("Trying out what each length would notice."), work, self.found.emit)
