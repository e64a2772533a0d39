using OrleansFlow.Configuration;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Coordinators;
using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Graph;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Jobs;

// What the machine wants done.
internal sealed partial class JobGrain
{
    private const int Degree = 8;
    private const int SubtasksPerCall = 100;
    private const int StorageTries = 6;
    private static readonly TimeSpan TellAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CauseTime = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _work = new();
    private readonly SortedSet<string> _coordinatorSilos = new(StringComparer.Ordinal);
    private Task _slots = Task.CompletedTask;
    private Task _deployment = Task.CompletedTask;
    private bool _pumping;
    private bool _coordinatorsStarted;

    private void CreateMachine(JobGraph graph)
    {
        var executions = new ExecutionGraph(graph);
        LogGraph(graph.JobId.ToString(), graph.Name, executions.TotalTasks, executions.Regions.Count);
        _machine = new JobMachine(
            executions,
            NoRestartStrategy.Instance,
            (execution, message) => new FailureInfo(message, null, null, execution.Location, execution.Silo, Now));
    }

    private void Begin()
    {
        Kick();
        _ = WatchMembershipAsync();
        TimeSpan period = TimeSpan.FromSeconds(1);
        this.RegisterGrainTimer(TellDispatcherIfChangedAsync, new GrainTimerCreationOptions(period, period) { Interleave = true });
    }

    private void Kick()
    {
        if (!_pumping && _machine is not null && !_gone.IsCancellationRequested)
        {
            _pumping = true;
            _ = PumpAsync(_machine);
        }
    }

    private async Task PumpAsync(JobMachine machine)
    {
        try
        {
            do
            {
                if (Record.Status != machine.Status && !machine.Status.IsGloballyTerminal())
                {
                    LogStatus(Key, Record.Name, Record.Status, machine.Status);
                    Record.Status = machine.Status;
                    Record.Failure = machine.Failure;
                    await StoreAsync();
                    _overviewChanged = true;
                }

                while (machine.TryTake(out JobCommand? command))
                {
                    await ExecuteAsync(machine, command);
                    if (Record.Status != machine.Status)
                    {
                        break;
                    }
                }
            }
            while (Record.Status != machine.Status);
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The grain goes; the next activation takes the job over.
        }
        catch (Exception e)
        {
            // What is to be done cannot be made sure of: the next activation takes the job over.
            LogMasterFailed(Key, e);
            DeactivateOnIdle();
        }
        finally
        {
            _pumping = false;
        }
    }

    private async Task ExecuteAsync(JobMachine machine, JobCommand command)
    {
        switch (command)
        {
            case JobCommand.RequestSlots request:
                _slots = AcquireSlotsAsync(machine, request.Groups);
                break;
            case JobCommand.Deploy:
                _deployment = DeployAsync(machine);
                break;
            case JobCommand.AwaitCause failed:
                _ = AwaitCauseAsync(machine, failed.Consequence);
                break;
            case JobCommand.CancelTasks cancel:
                await _work.CancelAsync(runtime.Scheduler);
                await _slots;
                await _deployment;
                foreach (IGrouping<ExecutionVertex, ExecutionAttempt> vertex in cancel.Executions.GroupBy(static execution => execution.Vertex))
                {
                    _ = CancelAsync(machine, vertex.Key, [.. vertex]);
                }

                break;
            case JobCommand.End:
                await EndAsync(machine);
                break;
        }
    }

    private async Task AcquireSlotsAsync(JobMachine machine, GroupRequirement[] groups)
    {
        TimeSpan timeout = options.Value.SlotRequestTimeout;
        try
        {
            timeout = ControlPlaneOptions.SlotRequestTimeout(machine.Graph.JobGraph.Configuration, options.Value);
        }
        catch (OrleansFlowException e)
        {
            machine.Fail(FailureInfos.Of("the job's configuration cannot be used", e, Now));
            Kick();
            return;
        }

        IResourceManagerGrain resources = GrainFactory.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key);
        long start = runtime.Time.GetTimestamp();
        var backoff = new Backoff(runtime.Time);
        SlotAllocation? answer = null;
        while (!_work.IsCancellationRequested)
        {
            try
            {
                answer = await resources.TryAllocateAsync(new SlotRequest(Key, Record.Epoch, groups));
                if (answer.Granted.Count > 0)
                {
                    machine.SlotsGranted(answer.Granted);
                    CheckSilos(machine);
                    Kick();
                    return;
                }
            }
            catch (Exception e)
            {
                LogResourceManagerUnreachable(Key, e);
            }

            if (runtime.Time.GetElapsedTime(start) >= timeout)
            {
                machine.Fail(NoResource.Describe(Record.Name, groups, answer, timeout, Now));
                Kick();
                return;
            }

            await backoff.WaitAsync(_work.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    // What a task says of its neighbour's end may overtake what the neighbour, or the membership, says of it.
    private async Task AwaitCauseAsync(JobMachine machine, FailureInfo consequence)
    {
        await Task.Delay(CauseTime, runtime.Time, _work.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        machine.Fail(consequence);
        Kick();
    }

    private async Task DeployAsync(JobMachine machine)
    {
        string step = "the coordinators could not be started";
        try
        {
            _coordinatorsStarted = true;
            (ExecutionVertex Vertex, OperatorInfo Operator)[] coordinated = Coordinated(machine);
            await BoundedParallel.ForEachAsync(coordinated, Degree, async pair =>
                _coordinatorSilos.Add(await Coordinator(pair.Operator.Id.ToString()).StartAsync(Record.JobGraphBlob, pair.Vertex.Info.Id.ToString(), Record.Epoch)), _work.Token);

            // One that was lost before its answer was counted in is not among those of later changes.
            CheckSilos(machine);
            Kick();
            step = "the tasks could not be deployed";
            foreach (IReadOnlyList<VertexDeployment> wave in DeploymentPlanner.PlanWaves(machine.Graph, Record.Epoch, Record.JobGraphBlob))
            {
                VertexDeployment[] calls = wave.SelectMany(static deployment => DeploymentPlanner.Split(deployment, SubtasksPerCall)).ToArray();
                await BoundedParallel.ForEachAsync(calls, Degree, deployment =>
                    GrainFactory.GetGrain<IVertexGrain>($"{Key}/{deployment.VertexId}").DeployAsync(deployment), _work.Token);
            }
        }
        catch (Exception) when (_work.IsCancellationRequested)
        {
            // The job is being stopped, or its master goes with a silo that stops.
        }
        catch (Exception e)
        {
            machine.Fail(FailureInfos.Of($"{step} for job '{Record.Name}'", e, Now));
            Kick();
        }
    }

    /// <summary>Tells attempts to stop until each has ended.</summary>
    private async Task CancelAsync(JobMachine machine, ExecutionVertex vertex, ExecutionAttempt[] executions)
    {
        var backoff = new Backoff(runtime.Time);
        ExecutionAttempt[] left = executions;
        while (left.Length > 0 && !_gone.IsCancellationRequested)
        {
            bool told = true;
            foreach (ExecutionAttempt[] chunk in left.Chunk(SubtasksPerCall))
            {
                try
                {
                    machine.TasksUnknown(await Vertex(vertex).CancelAsync(chunk.Select(static execution => execution.Id.ToString()).ToArray()));
                    Kick();
                }
                catch (Exception e)
                {
                    told = false;
                    LogCancelFailed(Key, vertex.Info.Name, e);
                }
            }

            left = StillThere(left);
            if (left.Length > 0)
            {
                // One that was told is lost with its silo before it says that it has ended, and a master that took over knows of no silos:
                // told again, the attempt is unknown.
                await (told ? Task.Delay(TellAgain, runtime.Time, _gone.Token) : backoff.WaitAsync(_gone.Token))
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                left = StillThere(left);
            }
        }

        static ExecutionAttempt[] StillThere(ExecutionAttempt[] attempts) => Array.FindAll(attempts, static execution => !execution.State.IsTerminal());
    }

    private async Task EndAsync(JobMachine machine)
    {
        AccumulatorValue[] merged = [];
        FailureInfo? failure = machine.Failure;
        try
        {
            AccumulatorValue[] values = machine.Graph.Executions.SelectMany(static execution => execution.Accumulators).ToArray();
            merged = values.Length == 0 || _lease is null ? [] : AccumulatorCodec.Merge(values, _lease.Artifacts.Code.Types);
        }
        catch (Exception e)
        {
            LogNotMerged(Key, e);
        }

        LogStatus(Key, Record.Name, Record.Status, machine.Status);
        Record.Status = machine.Status;
        Record.EndTime = Now;
        Record.Failure = failure;
        Record.Accumulators = [.. merged];
        await StoreAsync();
        await CleanUpAsync();
    }

    private async Task StoreAsync()
    {
        var backoff = new Backoff(runtime.Time);
        for (int i = 1; ; i++)
        {
            try
            {
                await state.WriteStateAsync();
                return;
            }
            catch (Exception e) when (i < StorageTries && e is not Orleans.Storage.InconsistentStateException)
            {
                LogNotStored(Key, e);
                await backoff.WaitAsync();
            }
        }
    }

    private static (ExecutionVertex Vertex, OperatorInfo Operator)[] Coordinated(JobMachine machine) =>
        machine.Graph.Vertices.SelectMany(static vertex => vertex.Info.Operators.Where(static info => info.HasCoordinator).Select(info => (vertex, info))).ToArray();

    private IOperatorCoordinatorGrain Coordinator(string operatorId) => GrainFactory.GetGrain<IOperatorCoordinatorGrain>($"{Key}/{operatorId}");
}
