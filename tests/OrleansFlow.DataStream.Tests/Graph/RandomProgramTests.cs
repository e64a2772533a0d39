using OrleansFlow.Configuration;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Graph;

public class RandomProgramTests
{
    [Fact]
    public void ChainsOfRandomProgramsFollowTheRules()
    {
        for (int seed = 1; seed <= 150; seed++)
        {
            StreamGraph streams = Program(seed).GetStreamGraph();
            JobGraph graph = Program(seed).GetJobGraph();
            PlainChainChecker.Check(streams, graph, seed);
        }
    }

    [Fact]
    public void IdsAreUniqueAndTheSameWhenAProgramIsBuiltAgain()
    {
        for (int seed = 1; seed <= 150; seed++)
        {
            JobGraph one = Program(seed).GetJobGraph();
            JobGraph other = Program(seed).GetJobGraph();
            List<OperatorInfo> operators = one.Vertices.SelectMany(vertex => vertex.Operators).ToList();
            Assert.True(operators.Select(info => info.Id).Distinct().Count() == operators.Count, $"seed {seed}");
            Assert.Equal(operators, other.Vertices.SelectMany(vertex => vertex.Operators));
            Assert.Equal(one.Edges, other.Edges);
            Assert.NotEqual(one.JobId, other.JobId);
        }
    }

    [Fact]
    public void JobGraphsSurviveTheirBytes()
    {
        for (int seed = 1; seed <= 50; seed++)
        {
            JobGraph graph = Program(seed).GetJobGraph($"job {seed}") with { UserAssemblies = [new UserAssembly("A", "00")] };
            byte[] bytes = graph.ToBytes();
            JobGraph copy = JobGraph.FromBytes(bytes);
            Assert.Equal(bytes, copy.ToBytes());
            Assert.Equal((graph.JobId, graph.Name, graph.JsonPlan), (copy.JobId, copy.Name, copy.JsonPlan));
            Assert.Equal(graph.Edges, copy.Edges);
            Assert.Equal(graph.UserAssemblies, copy.UserAssemblies);
            Assert.Equal(graph.Configuration, copy.Configuration);
            Assert.Equal(graph.Vertices.Select(Text), copy.Vertices.Select(Text));
        }
    }

    [Fact]
    public void ADamagedJobGraphIsAClearError()
    {
        byte[] bytes = Program(1).GetJobGraph().ToBytes();
        for (int i = 0; i < bytes.Length; i++)
        {
            int at = i;
            byte[] changed = [.. bytes];
            changed[at] ^= 0x20;
            Assert.Throws<Types.CorruptDataException>(() => JobGraph.FromBytes(changed));
            Assert.Throws<Types.CorruptDataException>(() => JobGraph.FromBytes(bytes.AsSpan(0, at)));
        }
    }

    private static string Text(JobVertex vertex) =>
        $"{vertex.Id} {vertex.Name} {vertex.Parallelism} {vertex.MaxParallelism} {vertex.SlotSharingGroup} {vertex.BufferTimeoutMs} {Convert.ToHexString(vertex.Chain)} {string.Join(';', vertex.Operators)}";

    // Every choice comes from the seed, so a program can be built again.
    private static StreamExecutionEnvironment Program(int seed)
    {
        var random = new Random(seed);
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism: random.Next(1, 4));
        if (random.Next(10) == 0)
        {
            environment.DisableOperatorChaining();
        }

        environment.Configuration.Set(PipelineOptions.ChainDifferentMaxParallelism, random.Next(2) == 0);
        var streams = new List<DataStream<int>>();
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            streams.Add(Set(environment.FromSource(new TestSource<int>(), $"S{i}"), random));
        }

        for (int i = random.Next(1, 20); i > 0; i--)
        {
            streams.Add(Next(streams[random.Next(streams.Count)], streams, random));
        }

        foreach (DataStream<int> stream in streams.Where((_, i) => i == streams.Count - 1 || random.Next(4) == 0).ToList())
        {
            stream.SinkTo(new TestSink<int>());
        }

        return environment;
    }

    private static DataStream<int> Next(DataStream<int> from, List<DataStream<int>> streams, Random random) => random.Next(12) switch
    {
        0 => from.Union(streams[random.Next(streams.Count)]),
        1 => from.Rebalance(),
        2 => from.Broadcast(),
        3 => from.Rescale(),
        4 => Set(from.KeyBy(x => x % 10).Reduce((a, b) => a + b), random),
        5 => Set(from.Filter(x => x > 0), random),
        6 => Set(from.FlatMap(x => new[] { x, x }), random),
        7 => from.Global(),
        _ => Set(from.Map(x => x + 1), random),
    };

    private static SingleOutputStreamOperator<int> Set(SingleOutputStreamOperator<int> stream, Random random)
    {
        switch (random.Next(16))
        {
            case 0:
                return stream.SetParallelism(random.Next(1, 4));
            case 1:
                return stream.StartNewChain();
            case 2:
                return stream.DisableChaining();
            case 3:
                return stream.SlotSharingGroup(random.Next(2) == 0 ? "a" : "b");
            case 4:
                return stream.SetMaxParallelism(random.Next(4, 200));
            case 5:
                return stream.Uid($"uid-{random.Next()}");
            default:
                return stream;
        }
    }
}
