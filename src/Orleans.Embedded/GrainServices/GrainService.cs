namespace Orleans.Runtime;

/// <summary>A service of which each silo has one, called like a grain; each is responsible for a part of the ring of hashes.</summary>
public abstract class GrainService : SystemTarget, Orleans.Services.IGrainService
{
    private readonly ILogger _log;

    /// <summary>The service of one silo.</summary>
    protected GrainService(GrainId grainId, Silo silo, ILoggerFactory loggerFactory)
        : base(grainId, silo)
    {
        _log = loggerFactory.CreateLogger(GetType());
    }

    /// <summary>Where a service stands.</summary>
    protected enum GrainServiceStatus
    {
        /// <summary>Not started.</summary>
        Booting,

        /// <summary>Started.</summary>
        Started,

        /// <summary>Stopped.</summary>
        Stopped,
    }

    /// <summary>The part of the ring that this silo is responsible for.</summary>
    protected IRingRange RingRange { get; private set; } = SingleRange.Full;

    /// <summary>How often the part has changed.</summary>
    protected int RangeSerialNumber { get; private set; }

    /// <summary>Where the service stands.</summary>
    protected GrainServiceStatus Status { get; set; }

    /// <summary>Is cancelled when the service stops.</summary>
    protected CancellationTokenSource StoppedCancellationTokenSource { get; } = new();

    /// <summary>Prepares the service, before the silo is active.</summary>
    public virtual Task Init(IServiceProvider serviceProvider) => Task.CompletedTask;

    /// <summary>Starts the service, when the silo is active.</summary>
    public virtual Task Start()
    {
        Status = GrainServiceStatus.Started;
        StartAndWatch(StartInBackground());
        return Task.CompletedTask;
    }

    /// <summary>Stops the service.</summary>
    public virtual Task Stop()
    {
        StoppedCancellationTokenSource.Cancel();
        Status = GrainServiceStatus.Stopped;
        return Task.CompletedTask;
    }

    /// <summary>The part of the ring has changed.</summary>
    public virtual Task OnRangeChange(IRingRange oldRange, IRingRange newRange, bool increased)
    {
        RingRange = newRange;
        RangeSerialNumber++;
        return Task.CompletedTask;
    }

    /// <summary>What the service does from its start on.</summary>
    protected virtual Task StartInBackground() => Task.CompletedTask;

    internal void SetFirstRange(IRingRange range) => RingRange = range;

    internal IRingRange CurrentRange => RingRange;

    private async void StartAndWatch(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception exception)
        {
            Embedded.RuntimeLog.WorkFailed(_log, exception, GrainId);
        }
    }
}
