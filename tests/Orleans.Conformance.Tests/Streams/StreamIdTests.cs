using System.Text;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

public sealed class StreamIdTests
{
    [Fact]
    public void ItIsMadeOfANamespaceAndAKey()
    {
        var id = StreamId.Create("orders", "a/1");
        Assert.Equal("orders", id.GetNamespace());
        Assert.Equal("a/1", id.GetKeyAsString());
        Assert.Equal("orders/a/1", id.ToString());
        Assert.Equal("orders", Encoding.UTF8.GetString(id.Namespace.Span));
        Assert.Equal("a/1", Encoding.UTF8.GetString(id.Key.Span));
        Assert.Equal("ordersa/1", Encoding.UTF8.GetString(id.FullKey.Span));
    }

    [Fact]
    public void ANamespaceMayBeMissing()
    {
        var id = StreamId.Create(null!, "k");
        Assert.Null(id.GetNamespace());
        Assert.Equal("null/k", id.ToString());
    }

    [Fact]
    public void AKeyMayBeANumberAGuidOrBytes()
    {
        var guid = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        Assert.Equal("-7", StreamId.Create("n", -7).GetKeyAsString());
        Assert.Equal(guid.ToString("N"), StreamId.Create("n", guid).GetKeyAsString());
        Assert.Equal(StreamId.Create("n", "k"), StreamId.Create("n"u8, "k"u8));
    }

    [Fact]
    public void ItIsParsedFromItsText()
    {
        var id = StreamId.Create("orders", "a/1");
        Assert.Equal(id, StreamId.Parse(Encoding.UTF8.GetBytes(id.ToString())));
        Assert.Throws<ArgumentException>(() => StreamId.Parse("no slash"u8));
    }

    [Fact]
    public void EqualIdsHaveEqualHashesAndAnOrder()
    {
        Assert.Equal(StreamId.Create("n", "k").GetHashCode(), StreamId.Create("n", "k").GetHashCode());
        Assert.True(StreamId.Create("n", "k") == StreamId.Create("n", "k"));
        Assert.True(StreamId.Create("n", "k") != StreamId.Create("n", "l"));
        Assert.True(StreamId.Create("n", "k").CompareTo(StreamId.Create("n", "l")) < 0);
    }

    [Fact]
    public void TokensAreOrderedByNumberThenIndex()
    {
        var token = new EventSequenceTokenV2(5, 1);
        Assert.Equal(token, new EventSequenceTokenV2(5).CreateSequenceTokenForEvent(1));
        Assert.True(token.Newer(new EventSequenceTokenV2(5)));
        Assert.True(token.Older(new EventSequenceTokenV2(6)));
        Assert.Equal(1, token.CompareTo(null));
        Assert.Throws<ArgumentOutOfRangeException>(() => token.CompareTo(new EventSequenceToken(5)));
    }
}
