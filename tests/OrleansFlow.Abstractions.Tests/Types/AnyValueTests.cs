using System.Reflection;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

/// <summary>Random types and values: they round-trip, and damage is an error, never a hang, another exception or a large allocation.</summary>
public class AnyValueTests
{
    private const int Cases = 250;

    [Fact]
    public void AnyValueOfAnyTypeRoundTrips() => ForAny(nameof(RoundTrips));

    [Fact]
    public void AnyTruncationIsAnError() => ForAny(nameof(FailsWhenCut));

    [Fact]
    public void AnyDamageIsAnErrorOrAnotherValue() => ForAny(nameof(SurvivesDamage));

    [Fact]
    public void AnySchemaSurvivesItsBytesAndSkipsItsValues() => ForAny(nameof(SchemaRoundTrips));

    [Fact]
    public void AnyDamageToASchemaIsAnErrorOrAnotherSchema() => ForAny(nameof(SchemaSurvivesDamage));

    private static void ForAny(string check)
    {
        MethodInfo method = typeof(AnyValueTests).GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!;
        for (int seed = 0; seed < Cases; seed++)
        {
            AnyValue any = new(seed);
            Type type = any.NextType(seed % 4);
            object? value = any.NextValue(type);
            try
            {
                method.MakeGenericMethod(type).Invoke(null, [any, value]);
            }
            catch (TargetInvocationException error)
            {
                Assert.Fail($"seed {seed}, {type}: {error.InnerException}");
            }
        }
    }

    private static void RoundTrips<T>(AnyValue any, T value)
    {
        TypeSerializer<T> serializer = TypeSerializers.For<T>();
        byte[] bytes = Bytes.Write(serializer, value);
        T read = Bytes.Read(serializer, bytes);
        Assert.Equal(bytes, Bytes.Write(serializer, read));
        Assert.Equal(bytes, Bytes.Write(serializer, serializer.Copy(value)));
        Assert.True(serializer.FixedLength < 0 || serializer.FixedLength == bytes.Length);
        if (serializer.IsKeyType(out _))
        {
            Assert.Equal(value, read);
            Assert.True(serializer.KeyEquals(value, read));
            Assert.Equal(serializer.HashKey(value), serializer.HashKey(read));
            Assert.Equal(Bytes.WriteKey(serializer, value), Bytes.WriteKey(serializer, Bytes.Read(serializer, Bytes.WriteKey(serializer, value))));
        }
    }

    private static void FailsWhenCut<T>(AnyValue any, T value)
    {
        TypeSerializer<T> serializer = TypeSerializers.For<T>();
        byte[] bytes = Bytes.Write(serializer, value);
        for (int length = 0; length < bytes.Length; length += 1 + (bytes.Length / 300))
        {
            Assert.Throws<CorruptDataException>(() => Bytes.Read(serializer, bytes.AsSpan(0, length)));
        }
    }

    private static void SurvivesDamage<T>(AnyValue any, T value)
    {
        TypeSerializer<T> serializer = TypeSerializers.For<T>();
        byte[] bytes = Bytes.Write(serializer, value);
        for (int i = 0; i < 60; i++)
        {
            byte[] damaged = Damage(bytes, any.Random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Bytes.Read(serializer, damaged);
            }
            catch (CorruptDataException)
            {
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 200_000 + (200L * damaged.Length), $"{allocated} bytes were allocated for {damaged.Length}");
        }
    }

    private static void SchemaRoundTrips<T>(AnyValue any, T value)
    {
        TypeSerializer<Pair<int, T>> before = TypeSerializers.For<Pair<int, T>>();
        TypeSchema schema = TypeSchema.FromBytes(before.Schema.ToBytes());
        Assert.Equal(before.Schema, schema);
        Assert.Equal(before.Schema.ToString(), schema.ToString());
        Assert.Equal(SchemaCompatibility.AsIs, before.ResolveCompatibility(schema));

        DataReader reader = new(Bytes.Write(before, new Pair<int, T>(77, value)));
        Assert.Equal(77, TypeSerializers.For<LeftOnly>().ReaderFor(schema).Deserialize(ref reader).Left);
        reader.EnsureEnd();
    }

    private static void SchemaSurvivesDamage<T>(AnyValue any, T value)
    {
        TypeSerializer<T> serializer = TypeSerializers.For<T>();
        byte[] bytes = serializer.Schema.ToBytes();
        byte[] data = Bytes.Write(serializer, value);
        for (int i = 0; i < 20; i++)
        {
            byte[] damaged = Damage(bytes, any.Random);
            try
            {
                Bytes.Read(serializer.ReaderFor(TypeSchema.FromBytes(damaged)), data);
            }
            catch (OrleansFlowException error) when (error is CorruptDataException or IncompatibleSchemaException)
            {
            }
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        byte[] damaged = [.. bytes];
        for (int n = random.Next(1, 4); n > 0 && damaged.Length > 0; n--)
        {
            int at = random.Next(damaged.Length);
            switch (random.Next(5))
            {
                case 0:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    damaged[at] = 0xFF;
                    break;
                case 2:
                    damaged.AsSpan(at, Math.Min(4, damaged.Length - at)).Fill(0xFF);
                    break;
                case 3:
                    damaged = [.. damaged[..at], (byte)random.Next(256), .. damaged[at..]];
                    break;
                default:
                    damaged = [.. damaged[..at], .. damaged[(at + 1)..]];
                    break;
            }
        }

        return damaged;
    }

    private sealed record LeftOnly(int Left);
}
