using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Placement;
using OrleansFlow.Configuration;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Graph;
using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Coordination;
using OrleansFlow.Tasks.Metrics;

namespace OrleansFlow.Grains.Coordinators;

/// <summary>
/// Hosts the coordinator of an operator (OperatorCoordinatorHolder): hands it the subtasks' events in order and once, and brings
/// its events to them.
/// </summary>
[PreferLocalPlacement]
[KeepAlive]
[Immovable(ImmovableKind.Any)]
internal sealed partial class OperatorCoordinatorGrain(
    JobArtifactCache artifacts,
    IOperatorCoordinatorProvider provider,
    ILocalSiloDetails silo,
    IOptions<OrleansFlowOptions> options,
    RuntimeServices runtime,
    ILogger<OperatorCoordinatorGrain> logger) : Grain, IOperatorCoordinatorGrain, IOperatorCoordinatorContext
{
    private readonly SortedDictionary<string, OrderedInbox<byte[]>> _inboxes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OrderedSender> _senders = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopped = new();
    private JobArtifactsLease? _lease;
    private IOperatorCoordinator? _coordinator;
    private IWorkItemScheduler _thread = null!;
    private OperatorInfo? _operator;
    private JobVertex? _vertex;
    private JobId _job;
    private MetricGroup? _metrics;
    private bool _failed;

    OperatorId IOperatorCoordinatorContext.OperatorId => _operator!.Id;

    string IOperatorCoordinatorContext.OperatorName => _operator!.Name;

    int IOperatorCoordinatorContext.Parallelism => _vertex!.Parallelism;

    RuntimeServices IOperatorCoordinatorContext.Runtime => runtime;

    IMetricGroup IOperatorCoordinatorContext.Metrics => _metrics!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        string[] key = this.GetPrimaryKeyString().Split('/');
        _job = JobId.Parse(key[0]);
        _thread = GrainContext.Scheduler;
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => DisposeCoordinatorAsync();

    public async Task<string> StartAsync(string jobGraphBlob, string vertexId, long jobEpoch)
    {
        if (_coordinator is null)
        {
            _lease = await artifacts.AcquireAsync(_job, jobGraphBlob);
            JobGraph graph = _lease.Artifacts.Graph;
            var vertex = JobVertexId.Parse(vertexId);
            var operatorId = OperatorId.Parse(this.GetPrimaryKeyString().Split('/')[1]);
            _vertex = graph.Vertices.First(candidate => candidate.Id == vertex);
            _operator = _vertex.Operators.First(candidate => candidate.Id == operatorId);
            _metrics = new MetricGroup(MetricPublisher.Instance, runtime.Time, [new("job_id", _job.ToString()), new("operator_name", _operator.Name)]);
            IOperatorCoordinator coordinator = provider.Create(_lease.Artifacts, vertex, this);
            await coordinator.StartAsync();
            _coordinator = coordinator;
            TimeSpan period = options.Value.HeartbeatInterval;
            this.RegisterGrainTimer(LeaveIfJobHasEndedAsync, new GrainTimerCreationOptions(period, period) { Interleave = true });
        }

        return silo.SiloAddress.ToParsableString();
    }

    public async Task HandleEventAsync(string attemptId, long sequenceNumber, byte[] operatorEvent)
    {
        if (_coordinator is null || _failed)
        {
            Leave();
            throw new OrleansFlowException($"The coordinator {this.GetPrimaryKeyString()} has not been started, or has ended.");
        }

        if (!_inboxes.TryGetValue(attemptId, out OrderedInbox<byte[]>? inbox))
        {
            _inboxes[attemptId] = inbox = new OrderedInbox<byte[]>();
        }

        if (!inbox.TryAdd(sequenceNumber, operatorEvent))
        {
            return;
        }

        var attempt = ExecutionAttemptId.Parse(attemptId);
        while (_coordinator is { } coordinator && inbox.TryTake(out byte[]? next))
        {
            try
            {
                await (next.Length == 0 ? coordinator.SubtaskReadyAsync(attempt.Subtask, attempt.Attempt) : coordinator.HandleEventAsync(attempt.Subtask, attempt.Attempt, next));
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }
    }

    public async Task<Immutable<byte[]>> RequestAsync(string? attemptId, byte[] request, CancellationToken cancellationToken)
    {
        if (_coordinator is not { } coordinator)
        {
            Leave();
            return Array.Empty<byte>().AsImmutable();
        }

        ExecutionAttemptId? attempt = attemptId is null ? null : ExecutionAttemptId.Parse(attemptId);
        return (await coordinator.HandleRequestAsync(attempt?.Subtask ?? -1, attempt?.Attempt ?? 0, request, cancellationToken)).AsImmutable();
    }

    public async Task SubtasksFailedAsync(string[] attemptIds)
    {
        ArgumentNullException.ThrowIfNull(attemptIds);
        foreach (string attemptId in attemptIds)
        {
            if (_coordinator is { } coordinator)
            {
                var attempt = ExecutionAttemptId.Parse(attemptId);
                await coordinator.SubtaskFailedAsync(attempt.Subtask, attempt.Attempt);
            }
        }
    }

    public async Task StopAsync()
    {
        await DisposeCoordinatorAsync();
        Leave();
    }

    void IOperatorCoordinatorContext.SendEvent(int subtask, int attempt, byte[] operatorEvent) =>
        _thread.QueueAction(() => SenderTo(subtask, attempt).Add(operatorEvent));

    ValueTask<long> IOperatorCoordinatorContext.AlignWatermarkAsync(string group, long watermark)
    {
        var answer = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _thread.QueueAction(() => _ = AskAsync());
        return new ValueTask<long>(answer.Task);

        async Task AskAsync()
        {
            try
            {
                IWatermarkAlignmentGrain grain = GrainFactory.GetGrain<IWatermarkAlignmentGrain>($"{_job}/{group}");
                answer.SetResult(await grain.AlignAsync(_operator!.Id.ToString(), watermark));
            }
            catch (Exception e)
            {
                LogCallFailed(_operator!.Name, $"alignment group '{group}'", e);
                answer.SetException(e);
            }
        }
    }

    void IOperatorCoordinatorContext.FailJob(Exception cause) => _thread.QueueAction(() => Fail(cause));

    private OrderedSender SenderTo(int subtask, int attempt)
    {
        string attemptId = new ExecutionAttemptId(_job, _vertex!.Id, subtask, attempt).ToString();
        if (!_senders.TryGetValue(attemptId, out OrderedSender? sender))
        {
            ISubtaskGrain grain = GrainFactory.GetGrain<ISubtaskGrain>(attemptId);
            string operatorId = _operator!.Id.ToString();
            _senders[attemptId] = sender = new OrderedSender(
                (number, operatorEvent) => grain.HandleCoordinatorEventAsync(operatorId, number, operatorEvent),
                runtime.Time,
                e => LogCallFailed(_operator!.Name, attemptId, e),
                _stopped.Token);
        }

        return sender;
    }

    private void Fail(Exception cause)
    {
        if (!_failed && !_stopped.IsCancellationRequested)
        {
            _failed = true;
            _ = TellJobAsync(FailureInfos.Of(
                string.Create(CultureInfo.InvariantCulture, $"the coordinator of operator '{_operator!.Name}' failed with {cause.GetType().FullName}"),
                cause,
                runtime.Time.GetUtcNow(),
                _operator.Name,
                silo.SiloAddress.ToParsableString()));
        }
    }

    private async Task TellJobAsync(FailureInfo failure)
    {
        var backoff = new Backoff(runtime.Time);
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                await GrainFactory.GetGrain<IJobGrain>(_job.ToString()).FailByCoordinatorAsync(_operator!.Id.ToString(), failure);
                return;
            }
            catch (Exception e)
            {
                LogCallFailed(_operator!.Name, $"the master of job {_job}", e);
                await backoff.WaitAsync(_stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    // A master that is lost at the job's end cannot stop its coordinators, and nobody else knows of them.
    private async Task LeaveIfJobHasEndedAsync(CancellationToken cancellationToken)
    {
        try
        {
            JobStatusInfo job = await GrainFactory.GetGrain<IJobGrain>(_job.ToString()).GetStatusAsync();
            if (!job.Known || job.Status.IsGloballyTerminal())
            {
                await StopAsync();
            }
        }
        catch (Exception e)
        {
            LogCallFailed(_operator!.Name, $"the master of job {_job}", e);
        }
    }

    private async Task DisposeCoordinatorAsync()
    {
        await _stopped.CancelAsync(runtime.Scheduler);
        IOperatorCoordinator? coordinator = _coordinator;
        _coordinator = null;
        try
        {
            if (coordinator is not null)
            {
                await coordinator.DisposeAsync();
            }
        }
        catch (Exception e)
        {
            LogDisposeFailed(_operator!.Name, e);
        }

        _metrics?.Dispose();
        _lease?.Dispose();
    }

    private void Leave() => DeactivateOnIdle();

    [LoggerMessage(5400, LogLevel.Warning, "The coordinator of operator '{Operator}' could not reach {Callee}; it tries again")]
    private partial void LogCallFailed(string @operator, string callee, Exception exception);

    [LoggerMessage(5401, LogLevel.Warning, "What the coordinator of operator '{Operator}' held could not be freed")]
    private partial void LogDisposeFailed(string @operator, Exception exception);
}
