using OrleansFlow.Capture;
using OrleansFlow.Configuration;
using OrleansFlow.Graph;
using OrleansFlow.Sinks;
using OrleansFlow.Sources;
using OrleansFlow.Types;

namespace OrleansFlow.Testing.Running;

/// <summary>The program of a harness: inputs, the operators under test, and where their output goes.</summary>
internal sealed class HarnessProgram
{
    private const string InputName = "Harness Input";
    private const string OutputName = "Harness Output";

    private readonly StreamExecutionEnvironment _environment;
    private readonly TestHarnessOptions _options;
    private int _inputs;

    public HarnessProgram(TestHarnessOptions options)
    {
        _options = options;
        _environment = StreamExecutionEnvironment.CreateLocalEnvironment(options.Parallelism, options.Configuration).SetMaxParallelism(options.MaxParallelism);
        foreach ((string key, string value) in options.GlobalJobParameters)
        {
            _environment.GlobalJobParameters[key] = value;
        }
    }

    public TypeRegistry Types => _environment.TypeRegistry;

    public JobConfiguration Configuration => _environment.Configuration;

    public DataStream<T> AddInput<T>() => _environment.FromSource(new CollectionSource<T>([]), $"{InputName} {++_inputs}").DisableChaining();

    /// <summary>The task that has all the operators between the inputs and a stream.</summary>
    public HarnessPlan Plan<TOut>(DataStream<TOut> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.ExecutionEnvironment != _environment)
        {
            throw new ArgumentException("The stream returned is not made of the inputs of the harness.", nameof(result));
        }

        result.SinkTo(new DiscardingSink<TOut>()).Name(OutputName).DisableChaining();
        StreamGraph graph = _environment.GetStreamGraph("harness");
        IReadOnlyList<ChainPlan> chains = new JobGraphGenerator(graph).Plan();
        ChainPlan output = chains.Single(static chain => chain.Name.Contains(OutputName, StringComparison.Ordinal));
        ChainPlan[] inputs = [.. Enumerable.Range(1, _inputs).Select(i => chains.Single(chain => chain.Name.EndsWith($"{InputName} {i}", StringComparison.Ordinal)))];
        ChainPlan[] others = [.. chains.Except([output, .. inputs])];
        return others switch
        {
            [ChainPlan only] => Plan(only, inputs, output),
            [] => throw new ArgumentException("The stream returned is an input of the harness: there is no operator to run.", nameof(result)),
            _ => throw new ArgumentException(
                $"A harness runs operators that are one task, but these are {others.Length}: {string.Join(", ", others.Select(static chain => $"'{chain.Name}'"))}. Give each a harness of its own, or run the program in a MiniCluster.",
                nameof(result)),
        };
    }

    private HarnessPlan Plan(ChainPlan chain, ChainPlan[] inputs, ChainPlan output)
    {
        if (_options.Subtask < 0 || _options.Subtask >= chain.Parallelism)
        {
            throw new ArgumentException($"There is no subtask {_options.Subtask} of {chain.Parallelism} of '{chain.Name}' (options Subtask and Parallelism).", nameof(chain));
        }

        OperatorChainSpec spec = _options.CaptureFunctions
            ? CapturedObject.Restore<OperatorChainSpec>(CapturedObject.Capture(chain.Chain, chain.Name), UserTypeResolver.ForProgram())
            : chain.Chain;
        string[][] inputEdges = [.. inputs.Select(input => input.Chain.Nodes.SelectMany(static node => node.Outputs).Select(static o => o.EdgeId!).ToArray())];
        int unused = Array.FindIndex(inputEdges, static edges => edges.Length == 0);
        return unused < 0
            ? new HarnessPlan(chain.Name, spec, chain.Parallelism, chain.MaxParallelism, inputEdges, [.. output.Chain.Inputs.Select(static input => input.EdgeId)])
            : throw new ArgumentException($"The stream returned does not read input {unused + 1} of the harness.", nameof(inputs));
    }
}
