using OrleansFlow.Capture;
using OrleansFlow.Configuration;
using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Graph;

public class GraphExampleTests
{
    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism: 2);

    [Fact]
    public void AForkNamesItsBranches()
    {
        SingleOutputStreamOperator<int> map = Numbers().Map(x => x + 1);
        map.Filter(x => x > 0).SinkTo(new TestSink<int>()).Name("Left");
        map.SinkTo(new TestSink<int>()).Name("Right");
        Assert.Equal(["Source: Numbers -> Map -> (Filter -> Left: Writer, Right: Writer)"], Vertices());
        Assert.Contains("\"description\": \"Source: Numbers<br/>+- Map<br/>   :- Filter<br/>   :  +- Left: Writer<br/>   +- Right: Writer<br/>\"", _environment.GetJobGraph().JsonPlan, StringComparison.Ordinal);
    }

    [Fact]
    public void AChangeOfParallelismRebalances()
    {
        Numbers().SetParallelism(1).Map(x => x).SinkTo(new TestSink<int>());
        Assert.Equal(["Source: Numbers", "Map -> Sink: Writer"], Vertices());
        Assert.Equal(["e0 REBALANCE AllToAll"], Edges());
    }

    [Fact]
    public void AForwardBetweenDifferentParallelismsIsAnError()
    {
        Numbers().SetParallelism(1).Forward().Map(x => x).SinkTo(new TestSink<int>());
        string message = Assert.Throws<JobSubmissionException>(() => _environment.GetJobGraph()).Message;
        Assert.Equal("Forward partitioning does not allow a change of parallelism: 'Source: Numbers' has 1, 'Map' has 2; use Rebalance, Rescale, Shuffle, Broadcast or Global instead, or set the same parallelism.", message);
    }

    [Fact]
    public void EachPartitionerBreaksTheChainButForward()
    {
        DataStream<int> numbers = Numbers();
        numbers.Forward().Map(x => x).Rescale().Map(x => x).Shuffle().Map(x => x).Broadcast().Map(x => x).Global().Map(x => x)
            .PartitionCustom((key, count) => key % count, x => x).Map(x => x).Rebalance().SinkTo(new TestSink<int>());
        Assert.Equal(7, Vertices().Count);
        Assert.Equal(["e0 RESCALE Pointwise", "e1 SHUFFLE AllToAll", "e2 BROADCAST AllToAll", "e3 GLOBAL AllToAll", "e4 CUSTOM AllToAll", "e5 REBALANCE AllToAll"], Edges());
    }

    [Fact]
    public void AUnionIsNotChainedAndAStreamUnitedWithItselfHasTwoEdges()
    {
        DataStream<int> numbers = Numbers();
        numbers.Union(numbers, numbers.Map(x => x)).Filter(x => x > 0).SinkTo(new TestSink<int>());
        JobGraph graph = _environment.GetJobGraph();
        Assert.Equal(["Source: Numbers -> Map", "Filter -> Sink: Writer"], graph.Vertices.Select(vertex => vertex.Name));
        Assert.Equal(["e0 FORWARD Pointwise", "e1 FORWARD Pointwise", "e2 FORWARD Pointwise"], Edges());
        OperatorChainSpec filter = Restore(graph.Vertices[1]);
        Assert.Equal([("e0", 0, 0), ("e1", 0, 0), ("e2", 0, 0)], filter.Inputs.Select(input => (input.EdgeId, input.TargetNode, input.TargetInput)));
        OperatorChainSpec source = Restore(graph.Vertices[0]);
        Assert.Equal([null, "e0", "e1"], source.Nodes[0].Outputs.Select(output => output.EdgeId));
        Assert.Equal("e2", source.Nodes[1].Outputs[0].EdgeId);
    }

    [Fact]
    public void SideOutputsAreEdgesWithATag()
    {
        var tag = new OutputTag<string>("late");
        SingleOutputStreamOperator<int> main = Numbers().Process(new Splitter(tag));
        main.SinkTo(new TestSink<int>());
        main.GetSideOutput(tag).Rebalance().Map(text => text.Length).SinkTo(new TestSink<int>());
        JobGraph graph = _environment.GetJobGraph();
        ChainNode process = Restore(graph.Vertices[0]).Nodes[1];
        Assert.Equal([null, tag], process.Outputs.Select(output => output.SideOutput));
        Assert.Equal([2, -1], process.Outputs.Select(output => output.TargetNode));
        Assert.Equal("e0", process.Outputs[1].EdgeId);
    }

    [Fact]
    public void OneSideOutputIdWithTwoTypesIsAnError()
    {
        SingleOutputStreamOperator<int> main = Numbers().Process(new Splitter(new OutputTag<string>("late")));
        main.GetSideOutput(new OutputTag<string>("late")).SinkTo(new TestSink<string>());
        main.GetSideOutput(new OutputTag<int>("late")).SinkTo(new TestSink<int>());
        Assert.Contains("'late'", Assert.Throws<JobSubmissionException>(() => _environment.GetJobGraph()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChainingIsControlledPerOperatorAndForAll()
    {
        Numbers().Map(x => x).StartNewChain().Map(x => x).DisableChaining().Map(x => x).SinkTo(new TestSink<int>());
        Assert.Equal(["Source: Numbers", "Map", "Map", "Map -> Sink: Writer"], Vertices());
        _environment.DisableOperatorChaining();
        Assert.Equal(["Source: Numbers", "Map", "Map", "Map", "Sink: Writer"], Vertices());
    }

    [Fact]
    public void SlotSharingGroupsAreInheritedAndBreakChains()
    {
        Numbers().Map(x => x).SlotSharingGroup("a").Map(x => x).SinkTo(new TestSink<int>()).SlotSharingGroup("b");
        JobGraph graph = _environment.GetJobGraph();
        Assert.Equal([("Source: Numbers", "default"), ("Map -> Map", "a"), ("Sink: Writer", "b")], graph.Vertices.Select(vertex => (vertex.Name, vertex.SlotSharingGroup)));
    }

    [Fact]
    public void MaximumParallelismIsDerivedOrAsSetAndMayBreakChains()
    {
        Numbers().Map(x => x).SetMaxParallelism(64).SinkTo(new TestSink<int>());
        Assert.Equal([128], _environment.GetJobGraph().Vertices.Select(vertex => vertex.MaxParallelism));
        _environment.Configuration.Set(PipelineOptions.ChainDifferentMaxParallelism, false);
        Assert.Equal([128, 64, 128], _environment.GetJobGraph().Vertices.Select(vertex => vertex.MaxParallelism));
        _environment.SetMaxParallelism(32);
        Assert.Equal([32, 64, 32], _environment.GetJobGraph().Vertices.Select(vertex => vertex.MaxParallelism));
    }

    [Fact]
    public void AMoreThanMaximalParallelismIsAnError()
    {
        Numbers().Map(x => x).SetParallelism(65).SetMaxParallelism(64).SinkTo(new TestSink<int>());
        Assert.Contains("parallelism 65, more than its maximum parallelism 64", Assert.Throws<JobSubmissionException>(() => _environment.GetJobGraph()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SourcesJoinTheChainOfAHeadThatTakesThem()
    {
        DataStream<int> numbers = Numbers();
        numbers.Transform<int>("Multi", new HeadSpec()).SinkTo(new TestSink<int>());
        JobGraph graph = _environment.GetJobGraph();
        JobVertex vertex = Assert.Single(graph.Vertices);
        Assert.Equal("Multi [Source: Numbers] -> Sink: Writer", vertex.Name);
        Assert.Equal(vertex.Operators[1].Id.Value, vertex.Id.Value);
        Assert.Equal([1, 2], Restore(vertex).Nodes.Take(2).Select(node => node.Outputs[0].TargetNode));
    }

    [Fact]
    public void AHeadThatTakesSourcesIsNotChainedBehindOtherOperators()
    {
        Numbers().Map(x => x).Transform<int>("Multi", new HeadSpec()).SinkTo(new TestSink<int>());
        Assert.Equal(["Source: Numbers -> Map", "Multi -> Sink: Writer"], Vertices());
    }

    [Fact]
    public void TheMostImpatientOutputDecidesWhenATaskFlushes()
    {
        SingleOutputStreamOperator<int> map = Numbers().SetBufferTimeout(50).Map(x => x).SetBufferTimeout(-1);
        map.Rebalance().SinkTo(new TestSink<int>());
        Assert.Equal(-1, _environment.GetJobGraph().Vertices[0].BufferTimeoutMs);
        map.Map(x => x).SetBufferTimeout(20).Rebalance().SinkTo(new TestSink<int>());
        Assert.Equal(20, _environment.GetJobGraph().Vertices[0].BufferTimeoutMs);
    }

    [Fact]
    public void TheStreamGraphHasFlinksJson()
    {
        Numbers().SetParallelism(1).KeyBy(x => x % 3).Reduce((a, b) => a + b).SinkTo(new TestSink<int>());
        const string Expected = """
            {
              "nodes": [
                {
                  "id": 1,
                  "type": "Source: Numbers",
                  "pact": "Data Source",
                  "contents": "Source: Numbers",
                  "parallelism": 1
                },
                {
                  "id": 2,
                  "type": "Keyed Reduce",
                  "pact": "Operator",
                  "contents": "Keyed Reduce",
                  "parallelism": 2,
                  "predecessors": [
                    {
                      "id": 1,
                      "ship_strategy": "HASH",
                      "side": "first"
                    }
                  ]
                },
                {
                  "id": 3,
                  "type": "Sink: Writer",
                  "pact": "Data Sink",
                  "contents": "Sink: Writer",
                  "parallelism": 2,
                  "predecessors": [
                    {
                      "id": 2,
                      "ship_strategy": "FORWARD",
                      "side": "first"
                    }
                  ]
                }
              ]
            }
            """;
        Assert.Equal(Expected, _environment.GetExecutionPlan(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void BadSettingsAreRefusedInOneSentenceEach()
    {
        SingleOutputStreamOperator<int> map = Numbers().Map(x => x);
        Assert.Equal("Operator 'Map' cannot have parallelism 0: it must be from 1 to 32768.", Refusal(() => map.SetParallelism(0)));
        Assert.Equal("Operator 'Map' cannot have maximum parallelism 32769: it must be from 1 to 32768.", Refusal(() => map.SetMaxParallelism(32769)));
        Assert.Equal("Operator 'Map' cannot have a buffer timeout of -2 ms: it must be -1 (flush full buffers only), 0 (flush each record) or more.", Refusal(() => map.SetBufferTimeout(-2)));
        Assert.Equal("The uid of operator 'Map' cannot be empty.", Refusal(() => map.Uid(" ")));
        Assert.Equal("The environment cannot have parallelism -1: it must be from 1 to 32768.", Refusal(() => _environment.SetParallelism(-1)));
        Assert.Equal("The environment (parallelism.default) cannot have parallelism 0: it must be from 1 to 32768.", Refusal(() => GetPlan(PipelineOptions.Parallelism.Key, "0")));
        Assert.Equal("The environment (pipeline.max-parallelism) cannot have maximum parallelism 0: it must be from 1 to 32768.", Refusal(() => GetPlan(PipelineOptions.MaxParallelism.Key, "0")));
        Assert.Contains("BATCH is not supported", Refusal(() => _environment.SetRuntimeMode(RuntimeExecutionMode.Batch)), StringComparison.Ordinal);
        Assert.Contains("there is nothing to run", Refusal(() => StreamExecutionEnvironment.CreateLocalEnvironment(1).GetJobGraph()), StringComparison.Ordinal);
    }

    [Fact]
    public void ParallelismIsThatOfTheOperatorElseOfTheEnvironmentElseOfTheConfiguration()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(configuration: new JobConfiguration().Set(PipelineOptions.Parallelism, 5));
        environment.FromSource(new TestSource<int>(), "Numbers").Map(x => x).SetParallelism(7).SinkTo(new TestSink<int>());
        Assert.Equal([5, 7, 5], environment.GetStreamGraph().Nodes.Select(node => node.Parallelism));
        environment.SetParallelism(6);
        Assert.Equal([6, 7, 6], environment.GetStreamGraph().Nodes.Select(node => node.Parallelism));
    }

    [Fact]
    public void WithoutGeneratedUidsEveryOperatorNeedsOne()
    {
        _environment.DisableAutoGeneratedUids();
        SingleOutputStreamOperator<int> map = Numbers().Uid("numbers").Map(x => x);
        map.SinkTo(new TestSink<int>()).UidHash("0123456789abcdef0123456789abcdef");
        Assert.Equal("Operator 'Map' has no uid, and pipeline.auto-generate-uids is false: give it one by Uid.", Refusal(() => _environment.GetJobGraph()));
        map.Uid("map");
        Assert.Equal(3, _environment.GetJobGraph().Vertices[0].Operators.Count);
    }

    [Fact]
    public void GlobalParametersComeFromTheProgramBeforeTheConfiguration()
    {
        _environment.Configuration.Set(PipelineOptions.GlobalJobParameters, "a:1, b: x:y ,c:");
        _environment.GlobalJobParameters["a"] = "2";
        Numbers().SinkTo(new TestSink<int>());
        Assert.Equal([new("a", "2"), new("b", "x:y"), new("c", "")], JobGraph.FromBytes(_environment.GetJobGraph().ToBytes()).GlobalJobParameters);
        _environment.Configuration.Set(PipelineOptions.GlobalJobParameters, "a:1,b");
        Assert.Contains("in which 'b' is not understood", Refusal(() => _environment.GetJobGraph()), StringComparison.Ordinal);
    }

    [Fact]
    public void TypesWithoutSerializerAndUnfitKeysAreRefusedAtSubmit()
    {
        Numbers().Map(x => new MemoryStream(x)).Rebalance().SinkTo(new TestSink<MemoryStream>());
        Assert.Contains("output of operator 'Map'", Refusal(() => _environment.GetJobGraph()), StringComparison.Ordinal);
        var keyed = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        keyed.FromSource(new TestSource<int>(), "Numbers").KeyBy(x => new[] { x }).Map(x => x).SinkTo(new TestSink<int>());
        Assert.Contains("'Map' cannot be keyed by System.Int32[]", Refusal(() => keyed.GetJobGraph()), StringComparison.Ordinal);
    }

    [Fact]
    public void ASourceThatNothingReadsIsNoPartOfTheJob()
    {
        _environment.FromSource(new TestSource<string>(), "Unused");
        Numbers().SinkTo(new TestSink<int>());
        Assert.Equal(["Source: Numbers -> Sink: Writer"], Vertices());
    }

    private static string Refusal(Action action) => Assert.Throws<JobSubmissionException>(action).Message;

    private static void GetPlan(string key, string value)
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(configuration: new JobConfiguration().Set(key, value));
        environment.FromSource(new TestSource<int>(), "Numbers").SinkTo(new TestSink<int>());
        environment.GetExecutionPlan();
    }

    private static OperatorChainSpec Restore(JobVertex vertex) => CapturedObject.Restore<OperatorChainSpec>(vertex.Chain, UserTypeResolver.ForProgram());

    private DataStreamSource<int> Numbers() => _environment.FromSource(new TestSource<int>(), "Numbers");

    private List<string> Vertices() => _environment.GetJobGraph().Vertices.Select(vertex => vertex.Name).ToList();

    private List<string> Edges() => _environment.GetJobGraph().Edges.Select(edge => $"{edge.Id} {edge.Partitioner} {edge.Pattern}").ToList();

    private sealed class Splitter(OutputTag<string> tag) : ProcessFunction<int, int>
    {
        public override void ProcessElement(int value, IProcessContext context, ICollector<int> output) => context.Output(tag, "x");
    }

    private sealed class HeadSpec : OperatorSpec
    {
        public override ChainingStrategy DefaultChaining => ChainingStrategy.HeadWithSources;

        public override IReadOnlyList<Type> InputTypes => [typeof(int)];

        public override Type OutputType => typeof(int);

        public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => throw new InvalidOperationException("Nothing is executed.");
    }
}
