using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using OrleansFlow.Sources;

namespace OrleansFlow.DataStream.Tests.Sources;

public class LocalSourceTests
{
    [Fact]
    public async Task AnAsynchronousSequenceIsReadByOneSubtaskInOrder()
    {
        SourceDriver<int, SingleSplit, List<SingleSplit>> driver = new(new AsyncEnumerableSource<int>(Numbers()), 2);
        Assert.Equal(Enumerable.Range(0, 50), await driver.RunAsync(7));
        Assert.Single(driver.Readers.Values, r => r.Records.Count > 0);

        static async IAsyncEnumerable<int> Numbers()
        {
            for (int i = 0; i < 50; i++)
            {
                if (i % 3 == 0)
                {
                    await Task.Yield();
                }

                yield return i;
            }
        }
    }

    [Fact]
    public async Task AnErrorOfTheSequenceFailsTheReader()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new SourceDriver<int, SingleSplit, List<SingleSplit>>(new AsyncEnumerableSource<int>(Broken()), 1).RunAsync());
        Assert.Equal("broken", error.Message);

        static async IAsyncEnumerable<int> Broken()
        {
            yield return 1;
            await Task.Yield();
            throw new InvalidOperationException("broken");
        }
    }

    [Fact]
    public async Task AChannelIsReadUntilItIsCompleted()
    {
        Channel<string> channel = Channel.CreateUnbounded<string>();
        SourceDriver<string, SingleSplit, List<SingleSplit>> driver = new(new ChannelReaderSource<string>(channel.Reader), 1);
        await driver.StartAsync();
        await driver.Enumerator!.HandleSplitRequestAsync(0);
        DrivenReader<string, SingleSplit> reader = driver.Readers[0];
        Assert.Equal(InputStatus.NothingAvailable, reader.Reader.PollNext(reader, 10));
        Task wait = reader.Reader.WaitForDataAsync().AsTask();
        Assert.False(wait.IsCompleted);
        channel.Writer.TryWrite("a");
        channel.Writer.TryWrite("b");
        await wait;
        Assert.Equal(InputStatus.NothingAvailable, reader.Reader.PollNext(reader, 10));
        channel.Writer.Complete();
        reader.Reader.NotifyNoMoreSplits();
        await driver.FinishAsync();
        Assert.Equal(["a", "b"], reader.Records);
    }

    [Fact]
    public async Task ASequenceReadToItsEndCannotBeReadAgain()
    {
        Channel<int> channel = Channel.CreateUnbounded<int>();
        channel.Writer.Complete();
        ChannelReaderSource<int> source = new(channel.Reader);
        await new SourceDriver<int, SingleSplit, List<SingleSplit>>(source, 1).RunAsync();
        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(() => new SourceDriver<int, SingleSplit, List<SingleSplit>>(source, 1).RunAsync());
        Assert.Contains("once", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n", "a\r\nbä\n\nlast", new[] { "a", "bä", "", "last" })]
    [InlineData("||", "a|b||c\r||", new[] { "a|b", "c\r" })]
    public async Task ASocketGivesTheTextsBetweenDelimiters(string delimiter, string sent, string[] expected)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        SocketTextSource source = new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, delimiter);
        Task<List<string>> run = new SourceDriver<string, SingleSplit, List<SingleSplit>>(source, 1).RunAsync();
        using (Socket server = await listener.AcceptSocketAsync())
        {
            server.NoDelay = true;
            foreach (byte b in Encoding.UTF8.GetBytes(sent))
            {
                await server.SendAsync(new[] { b });
            }
        }

        Assert.Equal(expected, await run);
    }

    [Fact]
    public async Task AServerThatIsNotThereIsAnErrorThatNamesIt()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(() =>
            new SourceDriver<string, SingleSplit, List<SingleSplit>>(new SocketTextSource("127.0.0.1", port), 1).RunAsync());
        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345\n", true)]
    [InlineData("1234\n1234\n", false)]
    [InlineData("12345", true)]
    public async Task ATextFromASocketThatIsLongerThanAllowedIsAnErrorThatNamesTheLimit(string sent, bool tooLong)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        SocketTextSource source = new("127.0.0.1", port, maxTextLength: 4);
        Task<List<string>> run = new SourceDriver<string, SingleSplit, List<SingleSplit>>(source, 1).RunAsync();
        using (Socket server = await listener.AcceptSocketAsync())
        {
            await server.SendAsync(Encoding.UTF8.GetBytes(sent));
        }

        if (!tooLong)
        {
            Assert.Equal(["1234", "1234"], await run);
            return;
        }

        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(() => run);
        Assert.Contains($"127.0.0.1:{port} is longer than 4 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("maxTextLength", error.Message, StringComparison.Ordinal);
    }
}
