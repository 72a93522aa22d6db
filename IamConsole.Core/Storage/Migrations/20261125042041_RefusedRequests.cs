using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IamConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class RefusedRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RefusedRequest",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RefusedRequest",
                table: "ActivityEvents");
        }
    }
}
