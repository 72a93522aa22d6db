using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Layout;

public sealed class InsecureBandTests : ConsoleContext
{
    [Theory]
    [InlineData("http://192.168.1.20:5080/", true)]
    [InlineData("http://console.example.test/", true)]
    [InlineData("https://console.example.test/", false)]
    [InlineData("http://localhost:5080/", false)]
    [InlineData("http://127.0.0.1:5080/", false)]
    [InlineData("http://[::1]:5080/", false)]
    public void It_warns_where_the_connection_is_neither_encrypted_nor_local(string address, bool warns)
    {
        Services.AddSingleton<NavigationManager>(new FixedAddress(address));

        Assert.Equal(warns, Render<InsecureBand>().FindAll("[role=note]").Count == 1);
    }

    private sealed class FixedAddress : NavigationManager
    {
        public FixedAddress(string address) => Initialize(address, address);
    }
}
