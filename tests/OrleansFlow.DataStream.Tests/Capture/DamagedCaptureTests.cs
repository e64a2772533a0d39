using OrleansFlow.Capture;
using OrleansFlow.Types;

namespace OrleansFlow.DataStream.Tests.Capture;

public class DamagedCaptureTests
{
    private static readonly IUserTypeResolver Resolver = UserTypeResolver.ForProgram();

    [Fact]
    public void EveryTruncationAndEveryChangedByteIsAClearError()
    {
        byte[] bytes = Example();
        for (int i = 0; i < bytes.Length; i++)
        {
            int at = i;
            Assert.Throws<CaptureException>(() => CapturedObject.Restore<object>(bytes.AsSpan(0, at), Resolver));
            byte[] changed = [.. bytes];
            changed[at] ^= 0x41;
            Assert.Throws<CaptureException>(() => CapturedObject.Restore<object>(changed, Resolver));
        }
    }

    [Fact]
    public void DamageBelowTheChecksumIsAClearErrorOrAnotherValueButNothingElse()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        byte[] bytes = Example();
        var outer = new DataReader(bytes);
        byte[] payload = ChecksummedBlock.Read(ref outer).ToArray();
        for (int round = 0; round < 4_000; round++)
        {
            byte[] changed = [.. payload];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            var writer = new DataWriter(changed.Length + 64);
            ChecksummedBlock.Write(changed, ref writer);
            byte[] damaged = writer.ToArray();
            writer.Dispose();
            Exception? error = Record.Exception(() => CapturedObject.Restore<object>(damaged, Resolver));
            Assert.True(error is null or CaptureException, $"seed {Seed}, round {round}: {error}");
        }
    }

    [Fact]
    public void TypesOutsideOfWhatJobsMayNameAreRefused()
    {
        var none = new UserTypeResolver(_ => null);
        Assert.Contains("neither shipped with the job", Assert.Throws<CaptureException>(() => none.Resolve("Evil", "Evil.Type")).Message, StringComparison.Ordinal);
        Assert.Contains("neither shipped with the job", Assert.Throws<CaptureException>(() => none.Resolve("System.Diagnostics.Process", "System.Diagnostics.Process")).Message, StringComparison.Ordinal);
        Assert.Contains("jobs may not name", Assert.Throws<CaptureException>(() => none.Resolve("System.Private.CoreLib", "System.Reflection.Assembly")).Message, StringComparison.Ordinal);
        Assert.Contains("jobs may not name", Assert.Throws<CaptureException>(() => none.Resolve("System.Private.CoreLib", "System.Activator")).Message, StringComparison.Ordinal);
        Assert.Contains("has no type", Assert.Throws<CaptureException>(() => none.Resolve("System.Private.CoreLib", "System.Nonsense")).Message, StringComparison.Ordinal);
        Assert.Equal(typeof(string), none.Resolve("System.Private.CoreLib", "System.String"));
    }

    [Fact]
    public void AnotherTypeThanExpectedIsRefused()
    {
        byte[] bytes = CapturedObject.Capture("text", "Map");
        Assert.Contains("System.String", Assert.Throws<CaptureException>(() => CapturedObject.Restore<List<int>>(bytes, Resolver)).Message, StringComparison.Ordinal);
    }

    private static byte[] Example()
    {
        int offset = 10;
        var list = new List<string> { "a", "b" };
        Func<int, string> function = x => list[x % list.Count] + offset;
        var map = new Dictionary<string, Func<int, string>>(StringComparer.Ordinal) { ["f"] = function };
        return CapturedObject.Capture(Tuple.Create(map, function, new[] { 1.5, 2.5 }, DayOfWeek.Friday, new object?[] { null, 1, list }), "Map");
    }
}
