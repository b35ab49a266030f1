# Resource limits, which a process can only lower.
import os


def limit(name, soft, hard=None):
    import resource
    which = getattr(resource, "RLIMIT_" + name)
    most = resource.getrlimit(which)[1]
    wanted = soft if hard is None else hard
    wanted = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(which, (min(soft, wanted), wanted))


def limit_process():
    """The limits that are the same for every run; those of a run come with it."""
    limit("CORE", 0)
    limit("FSIZE", 1 << 20)
    limit("NOFILE", 64)
    # Outside a user namespace this counts what else the user runs, so it cannot be a run's own limit: the server counts threads, and ends the run.
    limit("NPROC", 16_384 if "SELF_CONFINED" in globals() else 128)
    limit("STACK", 64 << 20)


def limit_run(seconds, mib):
    """Processor seconds from now, and address space."""
    used = sum(os.times()[:2])
    whole = int(used + seconds) + 1
    limit("CPU", whole, whole + 1)
    limit("AS", mib << 20)
