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
}
