using OrleansFlow.Capture;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Graph;

public class WordCountTests
{
    [Fact]
    public void AWordCountBecomesTwoVerticesAndItsFunctionsComeBack()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism: 2);
        char separator = ' ';
        environment.FromSource(new TestSource<string>(), "Lines")
            .FlatMap(line => line.Split(separator))
            .Map(word => (word, 1))
            .KeyBy(pair => pair.Item1)
            .Sum(1)
            .SinkTo(new TestSink<(string, int)>());

        JobGraph graph = environment.GetJobGraph("word count");

        Assert.Equal(["Source: Lines -> Flat Map -> Map", "Keyed Aggregation -> Sink: Writer"], graph.Vertices.Select(vertex => vertex.Name));
        Assert.Equal("HASH", Assert.Single(graph.Edges).Partitioner);
        var first = CapturedObject.Restore<OperatorChainSpec>(graph.Vertices[0].Chain, UserTypeResolver.ForProgram());
        var flatMap = Assert.IsType<FlatMapSpec<string, string>>(first.Nodes[1].Spec);
        Assert.Equal(["to", "be"], flatMap.Pull!.Bind(_ => throw new InvalidOperationException())("to be"));
        var second = CapturedObject.Restore<OperatorChainSpec>(graph.Vertices[1].Chain, UserTypeResolver.ForProgram());
        var sum = Assert.IsType<ReduceSpec<(string, int), string>>(second.Nodes[0].Spec);
        Assert.Equal(("a", 3), sum.Bind()(("a", 1), ("a", 2)));
        Assert.Equal("a", sum.BindKeySelector()(("a", 1)));
    }

    [Fact]
    public void ARefusalNamesTheOperatorAndThePathInItsFunction()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism: 1);
        var service = new Service();
        environment.FromSource(new TestSource<string>(), "Lines").Map(line => line.Length).Filter(x => x > service.Limit()).Name("Large").SinkTo(new TestSink<int>());
        Assert.Equal(
            "Operator 'Large' cannot be sent to a cluster: 'service → _source' is of type System.Threading.CancellationTokenSource and is a value that cannot be serialized; "
            + "create it in Open(…) of a rich function instead, or, if it is a field that the function does not need on the cluster, mark it [NonSerialized].",
            Assert.Throws<JobSubmissionException>(() => environment.GetJobGraph()).Message);
    }

    private sealed class Service
    {
        private readonly CancellationTokenSource _source = new();

        public int Limit() => _source.IsCancellationRequested ? 1 : 2;
    }
}
