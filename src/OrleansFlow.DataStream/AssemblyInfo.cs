using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrleansFlow.DataStream.Tests")]
