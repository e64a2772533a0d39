using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Timers;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Place, name and surroundings of one operator of a chain.</summary>
internal sealed partial class OperatorScope
{
    private readonly List<IRichFunction> _functions = [];
    private readonly List<Func<long>> _inputCounts = [];
    private RoundListening? _rounds;
    private TimerServices? _timers;

    /// <summary>The operator's id.</summary>
    public required OperatorId Id { get; init; }

    /// <summary>The operator's name.</summary>
    public required string Name { get; init; }

    /// <summary>Index in the chain.</summary>
    public required int Position { get; init; }

    /// <summary>What the chain shares.</summary>
    public required ChainState Chain { get; init; }

    /// <summary>What functions see.</summary>
    public required OperatorRuntimeContext Context { get; init; }

    /// <summary>The job's serializers.</summary>
    public required TypeRegistry Types { get; init; }

    /// <summary>Whether records are handed on without copies.</summary>
    public required bool ObjectReuse { get; init; }

    /// <summary>Sends to the operator's coordinator, and asks it.</summary>
    public required ICoordinatorGateway Coordinator { get; init; }

    /// <summary>The operator's timers.</summary>
    public TimerServices Timers => _timers ??= new TimerServices(Chain, Position);

    /// <summary>Where the operator's inputs and outputs stand in event time.</summary>
    public OperatorWatermarks Watermarks { get; } = new();

    /// <summary>Takes what goes to side outputs that nobody reads; null to drop it.</summary>
    public ISideOutputTap? SideOutputTap { get; init; }

    /// <summary>Counts the records of the main output; null where there is one for each that the operator takes.</summary>
    public Func<long>? OutputCount { get; set; }

    /// <summary>Counts the records of the side outputs, if there are any.</summary>
    public Func<long>? SideOutputCount { get; set; }

    /// <summary>How many records the operator has taken. Readable from any thread.</summary>
    public long RecordsIn
    {
        get
        {
            long sum = 0;
            foreach (Func<long> count in _inputCounts)
            {
                sum += count();
            }

            return sum;
        }
    }

    /// <summary>Tells the operator's function of the rounds of iterations.</summary>
    public RoundListening Rounds => _rounds ??= new RoundListening(this);

    /// <summary>How many records the operator has emitted to its main output. Readable from any thread.</summary>
    public long MainRecordsOut => (OutputCount?.Invoke() ?? RecordsIn) + (_rounds?.Emitted ?? 0);

    /// <summary>How many records the operator has emitted. Readable from any thread.</summary>
    public long RecordsOut => MainRecordsOut + (SideOutputCount?.Invoke() ?? 0) + (_rounds?.SideEmitted ?? 0);

    /// <summary>Adds what feeds the operator; only while the chain is built.</summary>
    /// <param name="count">Counts the records.</param>
    public void AddInputCount(Func<long> count) => _inputCounts.Add(count);

    /// <summary>Adds a function whose life cycle goes with the operator's, if it has one.</summary>
    /// <param name="function">The function.</param>
    public void AddFunction(IFunction? function)
    {
        Rounds.Add(function);
        if (function is ICheckpointedFunction checkpointed && !_checkpointed.Contains(checkpointed))
        {
            _checkpointed.Add(checkpointed);
        }

        if (function is IRichFunction rich && !_functions.Contains(rich))
        {
            _functions.Add(rich);
        }
    }

    /// <summary>Gives the functions their states and opens them.</summary>
    public async ValueTask OpenFunctionsAsync()
    {
        foreach (IRichFunction function in _functions)
        {
            function.RuntimeContext = Context;
        }

        InitializeState();
        foreach (IRichFunction function in _functions)
        {
            Chain.Current = Position;
            await function.OpenAsync(OpenContext.Default, Chain.CancellationToken);
        }
    }

    /// <summary>Closes the functions: each one, also when another throws.</summary>
    public async ValueTask CloseFunctionsAsync()
    {
        Timers.Quiesce();
        List<Exception>? errors = null;
        foreach (IRichFunction function in _functions)
        {
            try
            {
                Chain.Current = Position;
                await function.CloseAsync();
            }
            catch (Exception error)
            {
                (errors ??= []).Add(error);
            }
        }

        if (errors is [Exception only])
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
        }

        if (errors is not null)
        {
            throw new AggregateException(errors);
        }
    }
}
