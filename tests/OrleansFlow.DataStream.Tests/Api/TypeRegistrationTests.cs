using OrleansFlow.Capture;
using OrleansFlow.Graph;
using OrleansFlow.Types;

namespace OrleansFlow.DataStream.Tests.Api;

public class TypeRegistrationTests
{
    [Fact]
    public void RegisteredSerializersAndSubtypesTravelWithTheJob()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(1)
            .RegisterTypeSerializer(new EndpointSerializer('/'))
            .RegisterSubtype<Shape, Circle>("circle")
            .RegisterSubtype<Shape, Square>();
        environment.FromSource(new TestSource<Endpoint>(), "Endpoints").Map(x => (Shape)new Circle(1)).SinkTo(new TestSink<Shape>());
        JobGraph graph = environment.GetJobGraph();

        TypeRegistry types = CapturedObject.RestoreTypes(graph.TypeRegistrations, UserTypeResolver.ForProgram());

        Assert.Equal(new Endpoint("host", 80).ToString(), types.For<Endpoint>().Copy(new Endpoint("host", 80)).ToString());
        var writer = new DataWriter(64);
        types.For<Endpoint>().Serialize(new Endpoint("host", 80), ref writer);
        Assert.True(writer.Written.IndexOf("host/80"u8) >= 0);
        var reader = new DataReader(writer.Written);
        Assert.Equal("host:80", types.For<Endpoint>().Deserialize(ref reader).ToString());
        writer.Dispose();
        Assert.Equal(new Square(2), types.For<Shape>().Copy(new Square(2)));
    }

    [Fact]
    public void ATypeWithoutSerializerIsAnErrorUnlessAFallbackMakesOne()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromSource(new TestSource<int>(), "Numbers").Map(x => new Endpoint("host", x)).Rebalance().SinkTo(new TestSink<Endpoint>());
        Assert.Contains("output of operator 'Map'", Assert.Throws<JobSubmissionException>(() => environment.GetJobGraph()).Message, StringComparison.Ordinal);

        environment = StreamExecutionEnvironment.CreateLocalEnvironment(1).RegisterFallbackSerializer(new EndpointFallback());
        environment.FromSource(new TestSource<int>(), "Numbers").Map(x => new Endpoint("host", x)).Rebalance().SinkTo(new TestSink<Endpoint>());
        TypeRegistry types = CapturedObject.RestoreTypes(environment.GetJobGraph().TypeRegistrations, UserTypeResolver.ForProgram());

        Assert.Equal("host:80", types.For<Endpoint>().Copy(new Endpoint("host", 80)).ToString());
        Assert.Throws<UnsupportedTypeException>(() => types.For<MemoryStream>());
    }

    [Fact]
    public void WithoutRegistrationsThereIsNothingToRestore()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromSource(new TestSource<int>(), "Numbers").SinkTo(new TestSink<int>());
        Assert.Empty(environment.GetJobGraph().TypeRegistrations);
        Assert.Equal(3, CapturedObject.RestoreTypes([], UserTypeResolver.ForProgram()).For<int>().Copy(3));
    }

    private abstract record Shape;

    private sealed record Circle(int Radius) : Shape;

    private sealed record Square(int Side) : Shape;

    private sealed class Endpoint(string host, int port)
    {
        public override string ToString() => $"{host}:{port}";
    }

    private sealed class EndpointFallback : ITypeSerializerFactory
    {
        public TypeSerializer? TryCreate(Type type, TypeRegistry registry) => type == typeof(Endpoint) ? new EndpointSerializer(':') : null;
    }

    private sealed class EndpointSerializer(char separator) : TypeSerializer<Endpoint>
    {
        public override TypeSchema Schema => TypeSchema.Custom("endpoint", 1);

        public override bool IsImmutable => true;

        public override Endpoint Copy(Endpoint value) => value;

        public override void Serialize(Endpoint value, ref DataWriter writer) => writer.WriteString(value.ToString().Replace(':', separator));

        public override Endpoint Deserialize(ref DataReader reader)
        {
            string[] parts = reader.ReadString()!.Split(separator);
            return new Endpoint(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
