using System.Net.Sockets;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public class UnsupportedTypeTests
{
    [Fact]
    public void AnUnsupportedMemberIsNamedByItsPath()
    {
        UnsupportedTypeException error = Assert.Throws<UnsupportedTypeException>(() => TypeSerializers.For<Order>());
        Assert.Equal("Order.Customers[].Socket", error.Path[..24]);
        Assert.Contains("TypeSerializer<Socket>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TypesWithoutAFormAreRefused()
    {
        Refused<object>("object", "declare the real type");
        Refused<Func<int>>("Func<int>", "delegate");
        Refused<Task>("Task", "running work");
        Refused<CancellationToken>("CancellationToken", "running work");
        Refused<Stream>("Stream", "handle");
        Refused<MemoryStream>("MemoryStream", "handle");
        Refused<Type>("Type", "name");
        Refused<IComparable>("IComparable", "RegisterSubtype");
        Refused<IEnumerable<int>>("IEnumerable<int>", "interface");
        Refused<Holder<object>>("Holder<object>.Value", "object");
        Refused<Holder<Action[]>>("Holder<Action[]>.Value[]", "delegate");
        Refused<Dictionary<string, Action>>("Dictionary<string, Action>[value]", "delegate");
        Refused<WithPrivateField>("WithPrivateField._secret", "private state");
        Refused<WithPrivateProperty>("WithPrivateProperty.Secret", "private state");
        Refused<WithoutSetter>("WithoutSetter.Value", "no setter");
        Refused<CapturesParameter>("CapturesParameter.<factor>P", "private state");
        Refused<WithEvent>("WithEvent.Changed", "private state");
        Refused<InvalidOperationException>("InvalidOperationException", "private state");
        Refused<WithoutConstructor>("WithoutConstructor", "constructor");
        Refused<Shadowing>("Shadowing.Value", "same name");
        Refused<FixedBuffer>("FixedBuffer.Element", "fixed size");
        Assert.Throws<UnsupportedTypeException>(() => TypeRegistry.Default.For(typeof(List<>)));
        Assert.Throws<UnsupportedTypeException>(() => TypeRegistry.Default.For(typeof(int).MakePointerType()));
        Assert.Throws<UnsupportedTypeException>(() => TypeRegistry.Default.For(typeof(int).MakePointerType().MakeArrayType()));
        Assert.Throws<UnsupportedTypeException>(() => TypeRegistry.Default.For(typeof(Span<int>)));
    }

    [Fact]
    public void AFailedTypeLeavesNothingBehind()
    {
        TypeRegistry registry = new();
        Assert.Throws<UnsupportedTypeException>(() => registry.For<Order>());
        registry.Register(new SocketSerializer());
        Assert.NotNull(registry.For<Order>());
    }

    [Fact]
    public void AFallbackIsAskedOnlyForWhatIsNotSupported()
    {
        SocketFallback fallback = new();
        TypeRegistry registry = new TypeRegistry().UseFallback(fallback);
        Assert.NotNull(registry.For<Order>());
        Assert.Equal([typeof(Socket)], fallback.Asked);
    }

    [Fact]
    public void RegisteringAfterTheFirstUseIsAnError()
    {
        TypeRegistry registry = new();
        registry.For<Holder<Person>>();
        Assert.Throws<InvalidOperationException>(() => registry.Register(new VersionedSerializer<Person>("p", 1)));
        Assert.Throws<InvalidOperationException>(() => TypeRegistry.Default.Register(new SocketSerializer()));
        Assert.Throws<InvalidOperationException>(() => new TypeRegistry().RegisterSubtype<Person, Employee>("a").RegisterSubtype<Person, Person>("a"));
    }

    [Fact]
    public void ACustomSerializerGoesFirstAndItsBytesAreFramed()
    {
        TypeRegistry registry = new TypeRegistry().Register(new VersionedSerializer<Person>("person", 1));
        Person[] people = [new("Ada", 1), new("Bob", 2)];
        Assert.Equal(["Ada", "Bob"], Bytes.RoundTrip(people, registry).Select(person => person.Name));
        TypeSerializer<Person> serializer = registry.For<Person>();
        byte[] bytes = Bytes.Write(serializer, people[0]);
        Assert.Equal(bytes.Length - 4, BitConverter.ToInt32(bytes));
        bytes[0]--;
        Assert.Throws<CorruptDataException>(() => Bytes.Read(serializer, bytes));
    }

    private static void Refused<T>(string path, string what)
    {
        UnsupportedTypeException error = Assert.Throws<UnsupportedTypeException>(() => TypeSerializers.For<T>());
        Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Order(int Id, List<Customer> Customers);

    private sealed record Customer(string Name, Socket? Socket);

    private sealed class Holder<T>
    {
        public T? Value { get; set; }
    }

    private sealed class WithPrivateField
    {
        private readonly int _secret = 5;

        public int Twice => _secret * 2;
    }

    private sealed class WithPrivateProperty
    {
        public int Open { get; set; }

        private string Secret { get; set; } = "";

        public override string ToString() => Secret;
    }

    private sealed class WithoutSetter
    {
        public int Value { get; } = Environment.ProcessorCount;
    }

    private sealed class CapturesParameter(int factor)
    {
        public int Value { get; set; }

        public int Product => factor * Value;
    }

    private sealed class WithEvent
    {
        public event Action? Changed;

        public void Change() => Changed?.Invoke();
    }

    private sealed class WithoutConstructor
    {
        public WithoutConstructor(string text) => Length = text.Length;

        public int Length { get; set; }
    }

    private class Shadowed
    {
        public int Value { get; set; }
    }

    private sealed class Shadowing : Shadowed
    {
        public new string Value { get; set; } = "";
    }

    [System.Runtime.CompilerServices.InlineArray(4)]
    private struct FixedBuffer
    {
        public byte Element;
    }

    private sealed class SocketSerializer : TypeSerializer<Socket?>
    {
        public override TypeSchema Schema { get; } = TypeSchema.Custom("socket", 1, 1);

        public override bool IsImmutable => true;

        public override void Serialize(Socket? value, ref DataWriter writer) => writer.WriteByte(0);

        public override Socket? Deserialize(ref DataReader reader)
        {
            reader.ReadByte();
            return null;
        }

        public override Socket? Copy(Socket? value) => value;
    }

    private sealed class SocketFallback : ITypeSerializerFactory
    {
        public List<Type> Asked { get; } = [];

        public TypeSerializer? TryCreate(Type type, TypeRegistry registry)
        {
            Asked.Add(type);
            return type == typeof(Socket) ? new SocketSerializer() : null;
        }
    }
}
