using Microsoft.Extensions.Logging;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Coordinators;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Subtasks;

internal sealed partial class SubtaskAttempt : ITaskHost
{
    void ITaskHost.StateChanged(ExecutionState state, TaskFailure? failure) =>
        _thread.QueueAction(() => StateChanged(state, failure));

    void ITaskHost.SendToCoordinator(OperatorId operatorId, byte[] operatorEvent) =>
        _thread.QueueAction(() => SenderTo(operatorId).Add(operatorEvent));

    void ITaskHost.CancellationOverdue(TimeSpan waited) => LogStuck(_location, _id, waited);

    async ValueTask<byte[]> ITaskHost.RequestFromCoordinatorAsync(OperatorId operatorId, byte[] request, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<byte[]>(_services.Runtime.Scheduler.Completion);
        _thread.QueueAction(() => _ = RequestAsync(operatorId, request, answer, cancellationToken));
        return await answer.Task;
    }

    private void StateChanged(ExecutionState state, TaskFailure? failure)
    {
        if (state.IsTerminal())
        {
            End(state, failure is null ? null
                : state == ExecutionState.Canceled ? FailureInfos.Stuck(failure, _location, _services.Silo, Time.GetUtcNow())
                : FailureInfos.Of(failure, _location, _services.Silo, Time.GetUtcNow()));
        }
        else if (state > _state)
        {
            _state = state;
            Report(new TaskStateUpdate(_deployment.AttemptId, state, null, [], null));
        }
    }

    private OrderedSender SenderTo(OperatorId operatorId)
    {
        string key = operatorId.ToString();
        if (!_senders.TryGetValue(key, out OrderedSender? sender))
        {
            IOperatorCoordinatorGrain coordinator = Coordinator(operatorId);
            _senders[key] = sender = new OrderedSender(
                async (number, operatorEvent) =>
                {
                    await coordinator.HandleEventAsync(_deployment.AttemptId, number, operatorEvent);
                    return true;
                },
                Time,
                e => LogCallFailed(_location, $"coordinator of operator {key}", e),
                _ended.Token);
        }

        return sender;
    }

    private async Task RequestAsync(OperatorId operatorId, byte[] request, TaskCompletionSource<byte[]> answer, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(Time);
        while (!cancellationToken.IsCancellationRequested && !_ended.IsCancellationRequested)
        {
            try
            {
                byte[] bytes = (await Coordinator(operatorId).RequestAsync(_deployment.AttemptId, request, cancellationToken)).Value;
                answer.TrySetResult(bytes);
                return;
            }
            catch (Exception e)
            {
                // The protocols between an operator and its coordinator bear repeated requests.
                LogCallFailed(_location, $"coordinator of operator {operatorId}", e);
            }

            await backoff.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        answer.TrySetCanceled(cancellationToken);
    }

    private IOperatorCoordinatorGrain Coordinator(OperatorId operatorId) =>
        _services.Grains.GetGrain<IOperatorCoordinatorGrain>($"{_id.Job}/{operatorId}");

    private void Report(TaskStateUpdate update)
    {
        _reports.Enqueue(update);
        if (_reporting.IsCompleted)
        {
            _reporting = ReportAsync();
        }
    }

    // One call at a time, which takes all that has come meanwhile: states arrive in order.
    private async Task ReportAsync()
    {
        IVertexGrain vertex = _services.Grains.GetGrain<IVertexGrain>($"{_id.Job}/{_id.Vertex}");
        while (_reports.Count > 0)
        {
            TaskStateUpdate[] updates = [.. _reports];
            var backoff = new Backoff(Time);
            while (!_ended.IsCancellationRequested && _reportTries > 0)
            {
                try
                {
                    if (!await vertex.SubtaskChangedAsync(updates))
                    {
                        LogStale(_location, _id);
                        Cancel();
                    }

                    break;
                }
                catch (Exception e)
                {
                    _reportTries--;
                    LogCallFailed(_location, $"vertex {_id.Vertex} of job {_id.Job}", e);
                }

                await backoff.WaitAsync(_ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            for (int i = 0; i < updates.Length; i++)
            {
                _reports.Dequeue();
            }
        }
    }

    private void LogStuck(string location, ExecutionAttemptId id, TimeSpan timeout) => LogStuck(_services.Logger, location, id, timeout);

    private void LogAccumulatorsLost(string location, Exception exception) => LogAccumulatorsLost(_services.Logger, location, exception);

    private void LogDisposeFailed(string location, Exception exception) => LogDisposeFailed(_services.Logger, location, exception);

    private void LogCallFailed(string location, string callee, Exception exception) => LogCallFailed(_services.Logger, location, callee, exception);

    private void LogDeployed(string location, ExecutionAttemptId id) => LogDeployed(_services.Logger, location, id);

    private void LogStale(string location, ExecutionAttemptId id) => LogStale(_services.Logger, location, id);

    [LoggerMessage(5300, LogLevel.Error, "{Location} (attempt {Attempt}) did not stop within {Timeout} (task.cancellation.timeout); it is given up and what it holds is not freed before it ends by itself")]
    private static partial void LogStuck(ILogger logger, string location, ExecutionAttemptId attempt, TimeSpan timeout);

    [LoggerMessage(5301, LogLevel.Warning, "The accumulators of {Location}, which did not finish, could not be taken")]
    private static partial void LogAccumulatorsLost(ILogger logger, string location, Exception exception);

    [LoggerMessage(5302, LogLevel.Warning, "What {Location} held could not be freed")]
    private static partial void LogDisposeFailed(ILogger logger, string location, Exception exception);

    [LoggerMessage(5303, LogLevel.Warning, "{Location} could not reach the {Callee}; it tries again")]
    private static partial void LogCallFailed(ILogger logger, string location, string callee, Exception exception);

    [LoggerMessage(5304, LogLevel.Information, "{Location} (attempt {Attempt}) is no longer wanted by its job and stops")]
    private static partial void LogStale(ILogger logger, string location, ExecutionAttemptId attempt);

    [LoggerMessage(5305, LogLevel.Information, "Subtask {Location} (attempt {Attempt}) is deployed")]
    private static partial void LogDeployed(ILogger logger, string location, ExecutionAttemptId attempt);
}
